// What the map says of a municipality or a region, in the panel and to who hears it.

const mapSaid = (scene, model, act) => {
  const {element} = page;
  const brief = words => page.short(page.text(words), 160);
  const name = thing => brief(thing.label);
  const short = region => page.short(page.text(region.short), 80);
  const kind = thing => thing.code ? page.say("municipality") : page.say("region of", {division: name(model.divisions.get(thing.key[0]))});
  const button = (thing, text = name(thing)) => element("button", {type: "button", class: "name", on: {click: () => act.choose(thing)}}, text);

  /** Things as buttons on one line, with commas. */
  const listed = (things, text = name) => things.length
    ? element("span", {}, things.map((thing, place) => [place ? ", " : "", button(thing, text(thing))])) : page.say("none");

  const regionsOf = (place, letter) => place.held.filter(held => held.region.startsWith(`${letter}:`))
    .filter((held, at, all) => all.findIndex(other => other.region === held.region) === at);
  const part = held => held.share < 1 ? ` (${page.say("share", {share: page.number(100 * held.share, 1)})})` : "";
  const regionNames = (place, letter) => regionsOf(place, letter).map(held => name(model.regions.get(held.region)) + part(held)).join(", ") || page.say("no region");

  /** A municipality in one line. */
  const heard = place => [name(place), ...scene.divisions.map(({key}) => regionNames(place, key))].join("; ");

  // ---- a municipality ------------------------------------------------------------------------------------------

  function municipality(place) {
    const people = place.residents === null ? page.say("not known") : page.number(place.residents);
    page.details(name(place), [
      [page.say("code"), place.code],
      [page.say("residents", {year: scene.year || ""}), people],
      ...scene.divisions.map(division => [name(division), memberships(place, division.key)]),
      ...scene.divisions.map(division => [page.say("neighbours across", {a: name(division)}), across(place, division.key)]),
    ], {after: [clear()]});
  }

  function memberships(place, letter) {
    const held = place.held.filter(one => one.region.startsWith(`${letter}:`));
    if (!held.length) return page.say("no region");
    return element("div", {}, held.map(one => element("div", {class: "held"}, button(model.regions.get(one.region)), part(one),
      element("span", {class: "quiet"}, ` ${page.text(one.period)}`), evidence(one))));
  }

  /** Where a membership is known from. */
  function evidence(one) {
    const source = page.data.sources[one.source];
    return element("details", {}, element("summary", {}, page.say("evidence")), element("dl", {}, [
      [page.say("confirmed"), page.day(one.seen)],
      [page.say("source"), source ? element("span", {}, page.short(page.text(source.text), 300), source.link && [element("br"), page.link(source.link, page.short(source.link, 120))]) : ""],
      [page.say("locator"), page.short(one.locator || "", 300)],
      [page.say("look up"), page.copyable(`jeugdgraph evidence ${one.id}`)],
    ].filter(([, value]) => value).map(([heading, value]) => [element("dt", {}, heading), element("dd", {}, value)])));
  }

  /** Neighbours in another region, the longest border first. */
  function across(place, letter) {
    if (!place.bordered) return page.say("no borders");
    const own = new Set(regionsOf(place, letter).map(held => held.region));
    const there = model.neighbours(place).filter(({place: other}) => {
      const others = regionsOf(other, letter);
      return own.size && others.length && !others.some(held => own.has(held.region));
    });
    return listed(there.map(one => one.place), other => there.find(one => one.place === other).dry ? name(other) : page.say("over water", {name: name(other)}));
  }

  // ---- a region ------------------------------------------------------------------------------------------------

  function region(one) {
    const letter = one.key[0], other = scene.divisions.find(({key}) => key !== letter);
    page.details(name(one), [
      [page.say("region of", {division: ""}).trim(), name(model.divisions.get(letter))],
      [other ? page.say("lies in", {division: name(other)}) : "", other ? pieces(one, other.key) : ""],
      [page.say("members"), listed(one.members.map(code => model.byCode.get(code)).sort((a, b) => name(a).localeCompare(name(b), page.lang)))],
    ], {after: [clear()]});
  }

  function pieces(one, letter) {
    const cut = (scene.cuts[one.key[0]] || []).find(({region}) => region === one.key);
    if (cut) return element("ul", {class: "plain"}, cut.pieces.map(piece => element("li", {}, button(model.regions.get(piece.region)), ` ${page.text(piece.weight)}`)));
    const all = new Set(one.members.flatMap(code => regionsOf(model.byCode.get(code), letter).map(held => held.region)));
    return all.size ? listed([...all].map(key => model.regions.get(key))) : page.say("no region");
  }

  const clear = () => element("p", {class: "actions"}, element("button", {type: "button", on: {click: () => act.clear()}}, page.say("clear")));

  // ---- the cut lists -------------------------------------------------------------------------------------------

  /** Beside the map: which region is cut, and into what. */
  function cuts() {
    const [a, b] = scene.divisions;
    return [[a, b], [b, a]].map(([one, other]) => {
      const all = scene.cuts[one.key];
      return element("div", {class: "cuts"},
        element("h2", {}, page.say("cut of", {a: name(one), count: page.number(all.length), all: page.number(one.regions.length)})),
        all.length ? element("ul", {class: "plain"}, all.map(cut)) : element("p", {class: "quiet"}, page.say("no cuts", {a: name(one), b: name(other)})));
    });
  }

  const cut = one => element("li", {}, button(model.regions.get(one.region), short(model.regions.get(one.region))),
    element("span", {class: "quiet"}, one.pieces.map(piece => `${short(model.regions.get(piece.region))} ${page.text(piece.weight)}`).join(" · ")));

  return {name, kind, brief, heard, regionNames, municipality, region, cuts, regionsOf};
};
