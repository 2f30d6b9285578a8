// The map of boundaries: choose a municipality or a region by pointer, keys, search or list.

{
  const {scene} = page.data, {element, svgElement} = page;
  const by = (things, key) => new Map(things.map(thing => [thing[key], thing]));
  const regions = scene.divisions.flatMap(division => division.regions);
  const model = {places: scene.places, byCode: by(scene.places, "code"), regions: by(regions, "key"), divisions: by(scene.divisions, "key")};
  const near = new Map(scene.places.map(place => [place.code, []]));
  for (const [one, other, metres, dry] of scene.borders) {
    near.get(one).push({place: model.byCode.get(other), metres, dry});
    near.get(other).push({place: model.byCode.get(one), metres, dry});
  }
  model.neighbours = place => [...near.get(place.code)].sort((a, b) => b.metres - a.metres);
  // search asks for a label, a size and whether it is shown
  model.nodes = [...regions.map(region => Object.assign(region, {id: region.key.slice(2), size: 1e9, shown: true})),
    ...scene.places.map(place => Object.assign(place, {id: place.code, size: place.residents || 0, shown: Boolean(place.at)}))];

  const state = {chosen: null, by: "a"};
  const view = mapView(scene, model);
  const act = {choose, clear, path() {}, note() {}};
  const said = mapSaid(scene, model, act);

  // ---- choosing ------------------------------------------------------------------------------------------------

  /** Choose a municipality or a region: mark it, tell of it, and show its rows in the table. */
  function choose(thing, {focus = false} = {}) {
    const inPanel = leavesPanel();
    state.chosen = thing;
    const own = thing.code ? null : new Set(thing.members);
    view.only(own);
    view.mark(thing.code ? [thing.code] : thing.members);
    page.table.filter("municipalities", own);
    tell();
    const first = thing.code ? thing : model.byCode.get(thing.members.find(code => model.byCode.get(code).at) || thing.members[0]);
    if (first?.at) {
      view.focusable(first.code);
      view.reveal(first);
      if (focus || inPanel) view.tile(first.code).focus({preventScroll: true});
    }
    page.announce(thing.code ? said.heard(thing) : page.say("shown", {region: said.name(thing), count: page.number(thing.members.length)}));
  }

  const tell = () => state.chosen?.code ? said.municipality(state.chosen) : state.chosen ? said.region(state.chosen) : page.details();

  function clear() {
    if (!state.chosen) return;
    const inPanel = leavesPanel();
    state.chosen = null;
    view.only(null);
    view.mark([]);
    page.table.filter("municipalities", null);
    page.details();
    if (inPanel) view.tile(view.focused)?.focus({preventScroll: true});
    page.announce(page.say("cleared"));
  }

  /** Whether the keyboard is in the panel that is about to be filled anew: it goes on at the map then. */
  const leavesPanel = () => document.getElementById("details").contains(document.activeElement);

  // ---- keys ----------------------------------------------------------------------------------------------------

  const WAYS = {ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1]};

  /** The nearest municipality in a direction; what lies straight ahead counts as nearer. */
  function beside(place, [east, south]) {
    let best = null, least = Infinity;
    for (const other of scene.places) {
      if (!other.at || other === place) continue;
      const [x, y] = [other.at[0] - place.at[0], other.at[1] - place.at[1]], ahead = x * east + y * south, aside = Math.abs(x * south) + Math.abs(y * east);
      const cost = Math.hypot(x, y) + aside;
      if (ahead > 0 && aside <= 2 * ahead && cost < least) [best, least] = [other, cost];
    }
    return best;
  }

  function go(code) {
    const place = model.byCode.get(code);
    view.focusable(code);
    view.reveal(place);
    view.tile(code).focus({preventScroll: true});
    showTip(place, view.tile(code).getBoundingClientRect());
  }

  page.stage.addEventListener("keydown", event => {
    const code = event.target.dataset?.code;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys = {"+": () => view.zoom(1.5), "=": () => view.zoom(1.5), "-": () => view.zoom(1 / 1.5), "0": view.fit, Escape: () => { hideTip(); clear(); }};
    const next = code && WAYS[event.key] && beside(model.byCode.get(code), WAYS[event.key]);
    if (next) go(next.code);
    else if (code && (event.key === "Enter" || event.key === " ")) choose(model.byCode.get(code));
    else if (keys[event.key]) keys[event.key]();
    else if (!(code && WAYS[event.key])) return;
    event.preventDefault();
  });
  page.stage.addEventListener("focusout", () => hideTip());

  // ---- what the pointer is over --------------------------------------------------------------------------------

  const tip = element("div", {class: "tip", hidden: true, "aria-hidden": "true"});

  function showTip(place, {left, right, bottom, top}) {
    const box = page.stage.getBoundingClientRect();
    tip.replaceChildren(element("strong", {}, said.name(place)), ...scene.divisions.map(({key}) => element("span", {}, said.regionNames(place, key))));
    tip.hidden = false;
    const x = Math.min(Math.max((left + right) / 2 - box.left - tip.offsetWidth / 2, 4), box.width - tip.offsetWidth - 4);
    const below = bottom - box.top + 8;
    const y = below + tip.offsetHeight < box.height ? below : Math.max(top - box.top - tip.offsetHeight - 8, 4);
    tip.style.transform = `translate(${x}px, ${y}px)`;
  }

  const hideTip = () => { tip.hidden = true; };
  const hover = code => code ? showTip(model.byCode.get(code), view.tile(code).getBoundingClientRect()) : hideTip();

  // ---- tools, legend -------------------------------------------------------------------------------------------

  const search = nameSearch(model, said, act);
  const colourBy = scene.divisions.length > 1 ? element("div", {role: "group", class: "choice by"}) : null;
  const zooms = [["zoom in", "+", () => view.zoom(1.5)], ["zoom out", "−", () => view.zoom(1 / 1.5)], ["fit", "⤢", view.fit]]
    .map(([key, sign, press]) => ({key, button: element("button", {type: "button", on: {click: press}}, sign)}));
  page.tools.append(search.box, ...colourBy ? [colourBy] : []);
  page.stage.append(element("div", {class: "zoom"}, zooms.map(({button}) => button)), tip);

  /** Colour by the regions of A or of B. */
  function paint(letter) {
    state.by = letter;
    for (const place of scene.places) {
      const own = said.regionsOf(place, letter);
      view.fill(place.code, own.length === 0 ? "#none" : own.length === 1 ? model.regions.get(own[0].region).colour : `#split-${letter}-${place.code}`);
    }
    if (state.chosen) choose(state.chosen);
    dressColours();
    legend();
  }

  const colours = scene.divisions.map(division => ({division, button: element("button", {type: "button", on: {click: () => paint(division.key)}})}));
  const colourWord = element("span", {class: "quiet"});
  colourBy?.append(colourWord, ...colours.map(({button}) => button));

  function dressColours() {
    colourWord.textContent = page.say("colour by");
    for (const {division, button} of colours) {
      button.textContent = said.name(division);
      button.setAttribute("aria-pressed", String(division.key === state.by));
    }
  }

  const swatch = (...parts) => svgElement("svg", {viewBox: "0 0 30 18", width: 30, height: 18, "aria-hidden": "true"}, parts);
  const stroke = (colour, width, dashes, opacity) => svgElement("path", {d: "M2 9H28", stroke: `var(--${colour})`, "stroke-width": width, "stroke-dasharray": dashes, "stroke-opacity": opacity, fill: "none"});

  /** An entry of the legend that hides and shows a layer. */
  function toggle(key, sign, text) {
    const button = element("button", {type: "button", class: "entry", "aria-pressed": String(view.layers[key]), on: {click: () => {
      view.layer(key, !view.layers[key]);
      button.setAttribute("aria-pressed", String(view.layers[key]));
    }}}, swatch(sign), element("span", {}, text));
    return button;
  }

  const entry = (sign, text) => element("div", {class: "entry"}, swatch(sign), element("span", {}, text));

  function legend() {
    const [a, b] = scene.divisions;
    const some = test => scene.places.some(place => place.at && test(said.regionsOf(place, state.by)));
    page.showLegend(
      element("p", {class: "quiet"}, page.say("legend hint")),
      toggle("a", stroke("ink", 2.4), page.say("layer a", {a: said.name(a)})),
      ...b ? [toggle("b", stroke("ink", 2.2, "4 3.5"), page.say("layer b", {b: said.name(b)})),
        toggle("only", [stroke("strong", 8, null, 0.5)], page.say("layer only"))] : [],
      toggle("labels", svgElement("text", {x: 15, y: 14, "text-anchor": "middle", "font-size": 13, "font-weight": 600, fill: "var(--ink)"}, "Abc"), page.say("layer labels")),
      ...scene.residents ? [toggle("people", svgElement("circle", {cx: 15, cy: 9, r: 6, fill: "var(--ink)"}), page.say("layer people", {year: scene.year}))] : [],
      ...some(own => own.length === 0) ? [entry(svgElement("rect", {x: 4, y: 1, width: 22, height: 16, fill: `url(#none-${page.lang})`, stroke: "var(--rule)"}), page.say("key none"))] : [],
      ...some(own => own.length > 1) ? [entry([svgElement("path", {d: "M4 1H15V17H4Z", fill: "var(--blue)", "fill-opacity": scene.fill}), svgElement("path", {d: "M15 1H26V17H15Z", fill: "var(--orange)", "fill-opacity": scene.fill}), svgElement("path", {d: "M15 1V17", stroke: "var(--ink)"})], page.say("key split"))] : []);
  }

  /** Say everything in the language of the page. */
  function speak() {
    hideTip();
    for (const svg of view.svgs) svg.setAttribute("aria-label", page.say("map"));
    for (const place of scene.places) view.each(place.code, path => path.setAttribute("aria-label", said.heard(place)));
    for (const {key, button} of zooms) {
      button.setAttribute("aria-label", page.say(key));
      button.setAttribute("title", page.say(key));
    }
    search.dress();
    dressColours();
    legend();
    if (scene.divisions.length > 1) page.filters.replaceChildren(...said.cuts());
    tell();
  }

  for (const place of scene.places) view.each(place.code, path => {
    path.setAttribute("role", "button");
    path.setAttribute("tabindex", "-1");
  });
  const start = scene.places.find(place => place.at);
  if (start) view.focusable(start.code);
  view.reach({choose: code => choose(model.byCode.get(code)), hover, clear});
  page.on("language", speak);
  page.plug = {
    select: key => {
      const thing = model.byCode.get(key) || model.regions.get(key);
      if (thing) choose(thing, {focus: true});
    },
    svg: () => page.standing(view.standing()),
  };
  speak();
  page.fit();
  view.fit();
  document.documentElement.dataset.ready = "";
}
