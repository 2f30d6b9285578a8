// The panel that tells of what is chosen: a node with its ties, a tie with its evidence, a path with its steps.

const networkDetails = (scene, model, words, act) => {
  const FIRST = 12;
  const {element} = page;

  const button = (text, press, attributes = {}) => element("button", {type: "button", ...attributes, on: {click: press}}, text);
  const toNode = node => button(words.name(node), () => act.choose(node, {close: true}), {class: "name"});

  // ---- a node --------------------------------------------------------------------------------------------------

  function node(chosen) {
    page.details(words.name(chosen), [
      [page.say("kind"), words.kind(chosen)],
      [page.say("facet domain"), (chosen.domains || []).map(value => words.term("domain", value)).join(", ")],
      [page.say("facet scale"), chosen.scale ? words.term("scale", chosen.scale) : ""],
      [page.say("facet legal"), chosen.legal ? words.term("legal", chosen.legal) : ""],
      [page.say("marked"), words.marked(chosen)],
      ...(chosen.facts || []).map(([heading, value]) => [words.brief(heading), fact(value)]),
      [page.say("identifier"), chosen.iri ? page.link(chosen.iri, page.short(chosen.iri.split("/").at(-1), 80)) : ""],
    ], {after: [actions(chosen), ...tieSections(chosen)]});
  }

  const fact = value => typeof value === "number" ? page.number(value) : page.text(value);

  function actions(chosen) {
    const partners = model.partners(chosen).length;
    return element("p", {class: "actions"},
      button(page.say("path to"), () => act.aim(chosen)),
      partners > 0 && button(page.say("show partners", {count: page.number(partners)}), () => act.partners(chosen)),
      button(page.say("clear"), () => act.clear()));
  }

  /** Ties by group of the partner, in the order of the legend. */
  function tieSections(chosen) {
    const hidden = chosen.ties.length - model.ties(chosen).length;
    const byGroup = [...model.groups.values()].map(group => ({group, ties: sorted(chosen, group)})).filter(({ties}) => ties.length);
    return [
      chosen.shown ? null : element("p", {class: "quiet"}, page.say("not shown")),
      ...byGroup.map(({group, ties}) => element("section", {class: "ties"},
        element("h4", {}, `${words.brief(group.label)} (${page.number(ties.length)})`), tieList(chosen, ties))),
      hidden > 0 ? element("p", {class: "quiet"}, page.say("hidden ties", {count: page.number(hidden)})) : null,
    ].filter(Boolean);
  }

  const sorted = (chosen, group) => model.ties(chosen).filter(edge => model.other(edge, chosen).group === group.key)
    .map(edge => ({edge, name: page.text(model.other(edge, chosen).label)}))
    .sort((a, b) => a.name.localeCompare(b.name, page.lang) || (a.edge.id < b.edge.id ? -1 : 1)).map(({edge}) => edge);

  /** The first ties, and the others at the press of a button: a long list takes long to build. */
  function tieList(chosen, ties) {
    const list = element("ul", {}, ties.slice(0, FIRST).map(edge => tieItem(chosen, edge)));
    const rest = ties.slice(FIRST);
    if (!rest.length) return list;
    const more = button(page.say("more ties", {count: page.number(rest.length)}), () => {
      const items = rest.map(edge => tieItem(chosen, edge));
      list.append(...items);
      more.remove();
      items[0].querySelector("button").focus();
    });
    return [list, more];
  }

  const tieItem = (chosen, edge) => element("li", {}, toNode(model.other(edge, chosen)),
    element("span", {class: "quiet"}, words.nature(edge)), evidence(edge));

  /** Where a tie is known from; built when it is asked for. */
  function evidence(edge) {
    if (edge.source === undefined && !edge.membership && !edge.note) return null;
    const fold = element("details", {on: {toggle: () => {
      if (fold.open && fold.children.length === 1) fold.append(listed(proof(edge)), button(page.say("this tie"), () => act.choose(edge)));
    }}}, element("summary", {}, page.say("evidence")));
    return fold;
  }

  const listed = rows => element("dl", {}, rows.filter(([, value]) => value)
    .map(([heading, value]) => [element("dt", {}, heading), element("dd", {}, value)]));

  // ---- a tie ---------------------------------------------------------------------------------------------------

  const facts = edge => [...nature(edge), ...proof(edge)];

  function nature(edge) {
    return [
      ...["role", "scope", "status", "confidence", "basis"]
        .map(facet => [page.say(`facet ${facet}`), edge[facet] ? words.term(facet, edge[facet]) : ""]),
      [page.say("share"), typeof edge.share === "number" ? `${page.number(100 * edge.share, 0)} %` : ""],
      [page.say("weight"), edge.weight !== 1 ? page.number(edge.weight) : ""],
      [page.say("period"), words.tiePeriod(edge) + (edge.early ? ` (${page.say("early")})` : "")],
    ];
  }

  function proof(edge) {
    const source = scene.sources[edge.source], known = edge.membership && edge.membership.length < 200;
    return [
      [page.say("confirmed"), edge.seen ? page.day(edge.seen) : ""],
      [page.say("source"), source ? sourceOf(source) : ""],
      [page.say("locator"), page.short(edge.locator || "", 300)],
      [page.say("note"), page.short(page.text(edge.note), 600)],
      [page.say("look up"), known ? page.copyable(`jeugdgraph evidence ${edge.membership}`) : ""],
    ];
  }

  const sourceOf = ({text, link}) => element("span", {}, page.short(page.text(text), 300),
    link && [element("br"), page.link(link, page.short(link, 120))]);

  function tie(edge) {
    page.details(words.between(edge), facts(edge), {after: [element("div", {},
      !edge.shown && element("p", {class: "quiet"}, page.say("not shown")),
      element("p", {class: "actions"}, toNode(edge.a), toNode(edge.b), button(page.say("clear"), () => act.clear())))]});
  }

  // ---- paths ---------------------------------------------------------------------------------------------------

  function paths(all) {
    page.details(page.say("path", {count: all.length}), [], {after: [
      ...all.map(steps => element("ol", {class: "path"}, steps.map((step, place) => element("li", {}, toNode(step),
        element("span", {class: "quiet"}, [words.kind(step), place > 0 && between(steps[place - 1], step)].filter(Boolean).join(" · ")))))),
      element("p", {class: "actions"}, button(page.say("clear"), () => act.clear())),
    ]});
  }

  /** How one step is tied to the step before it. */
  const between = (before, after) => after.ties.filter(edge => edge.shown && model.other(edge, after) === before)
    .map(edge => edge.role ? words.term("role", edge.role) : "").filter(Boolean).join(", ");

  return {node, tie, paths};
};
