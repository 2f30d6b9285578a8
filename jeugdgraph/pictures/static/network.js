// The network as a whole: what is chosen, what lights up, and who has to know.

(() => {
  const scene = networkScene(page.data.scene), {element} = page;
  const state = {
    day: scene.time?.on || page.data.on,
    hidden: {groups: new Set(), lines: new Set()},
    off: new Map(),
    chosen: null, hover: null, cursor: null, lit: null, paths: null,
  };
  const model = networkModel(scene);
  model.apply(state);
  const words = networkWords(scene, model);
  const box = element("div", {id: "network", tabindex: "0", role: "application", "aria-describedby": "network-keys"});
  const keys = element("p", {id: "network-keys", class: "unseen"});
  page.stage.append(box, keys);
  const view = networkView(box, scene, model, state);

  const remark = element("p", {class: "remark", hidden: true});

  /** Say something over the picture, until the next thing happens. */
  const note = text => {
    remark.textContent = text;
    remark.hidden = !text;
    return text;
  };

  // ---- what people do ------------------------------------------------------------------------------------------

  const act = {
    /** Choose a node or a tie: it lights up with what it is tied to, and the panel tells of it. */
    choose(thing, {close = false} = {}) {
      state.paths = null;
      state.chosen = thing;
      state.lit = thing.shown ? model.lit(thing) : null;
      state.cursor = thing.a ? state.cursor : thing;
      reach.hover(null);
      if (thing.shown && close) view.approach([...state.lit.nodes]);
      else if (thing.shown) view.reveal(thing.a ? [thing.a, thing.b] : [thing]);
      tellChosen();
      view.redraw();
      page.announce(thing.a ? `${words.between(thing)}. ${words.nature(thing)}` : page.say("chosen", {name: words.heard(thing)}));
    },
    /** What a click or Enter means: the end of a path when one was asked for, else a choice. */
    pick(thing) {
      const from = search.aim();
      if (!from || thing.a || thing === from) return act.choose(thing);
      search.release();
      act.path(from, thing);
    },
    aim(node) { search.aimFrom(node); },
    path(from, to) {
      const steps = model.path(from, to);
      if (!steps) return page.announce(note(page.say("no path", {from: words.name(from), to: words.name(to)})));
      showPaths([steps]);
      view.approach(steps);
      page.announce(page.say("path heard", {from: words.name(from), to: words.name(to), count: page.number(steps.length - 1)}));
    },
    partners(node) {
      state.lit = model.litPartners(node);
      view.approach([...state.lit.nodes]);
      view.redraw();
      page.announce(page.say("show partners", {count: page.number(model.partners(node).length)}));
    },
    clear() {
      search.release();
      note("");
      if (!state.chosen && !state.paths && !state.lit) return;
      Object.assign(state, {chosen: null, lit: null, paths: null});
      tellChosen();
      view.redraw();
    },
    search: () => search.focus(),
    note,
  };

  function showPaths(paths) {
    Object.assign(state, {chosen: null, paths, lit: model.litPaths(paths)});
    tellChosen();
    view.redraw();
  }

  /** Fill the panel; who was in it stays in it. */
  function tellChosen() {
    const inside = panel.contains(document.activeElement);
    fill();
    const heading = panel.querySelector("h3") || panel.querySelector("h2");
    if (!inside) return;
    heading.setAttribute("tabindex", "-1");
    heading.focus({preventScroll: true});
    panel.scrollTop = 0;
  }

  function fill() {
    if (state.paths) details.paths(state.paths);
    else if (!state.chosen) page.details();
    else if (state.chosen.a) details.tie(state.chosen);
    else details.node(state.chosen);
  }

  /** Something else is to be seen: by date, by filter, by group. */
  function changed() {
    model.apply(state);
    reach.hover(null);
    if (state.paths) state.lit = model.litPaths(state.paths);
    else if (state.chosen) state.lit = state.chosen.shown ? model.lit(state.chosen) : null;
    view.refresh();
    filters.tell();
    legend.tell();
    tellChosen();
    tellShown();
    announceLater(shown.textContent);
  }

  /** The table shows the ties of the picture, when it is about ties. */
  function tellShown() {
    const nodes = model.nodes.filter(node => node.shown).length, edges = model.edges.filter(edge => edge.shown);
    const [seen, ties, all] = [nodes, edges.length, model.edges.length].map(count => page.number(count));
    shown.textContent = page.say("shown", {nodes: seen, edges: ties, all});
    const keys = edges.length === model.edges.length ? null : new Set(edges.map(edge => edge.id));
    for (const table of tables) page.table.filter(table.id, keys);
  }

  const tables = page.data.tables.filter(table => table.rows.some(row => model.edgeById.has(row[0])));

  let later = 0;
  function announceLater(text) {
    clearTimeout(later);
    later = setTimeout(() => page.announce(text), 400);
  }

  const panel = document.getElementById("details");

  // ---- what stands around the stage ----------------------------------------------------------------------------

  const search = nameSearch(model, words, act);
  const filters = networkFilters(scene, model, words, state, changed);
  const time = scene.time && scene.time.stops.length > 1 ? networkTime(scene, state, changed) : null;
  const legend = networkLegend(scene, model, words, state, view.paint, changed);
  const details = networkDetails(scene, model, words, act);
  const reach = networkReach(box, model, words, state, view, act);
  const picture = networkSvg(scene, model, state, view);
  const shown = element("span", {class: "shown quiet"});
  const zooms = [["+", "zoom in", () => view.zoom(1.3)], ["−", "zoom out", () => view.zoom(1 / 1.3)], ["⤢", "zoom fit", () => view.fit()]]
    .map(([sign, key, press]) => ({key, button: element("button", {type: "button", on: {click: press}}, sign)}));
  const bar = element("div", {class: "zoom", role: "group"}, zooms.map(({button}) => button));

  page.tools.hidden = false;
  page.tools.append(...[search.box, filters.box, time?.box, shown].filter(Boolean));
  page.stage.append(reach.tip, reach.hint, remark, bar);

  /** Say everything in the language of the page. */
  function speak() {
    box.setAttribute("aria-label", page.say("network label", {title: page.text(page.data.title)}));
    keys.textContent = page.say("keys");
    bar.setAttribute("aria-label", page.say("zoom"));
    for (const {key, button} of zooms) {
      button.setAttribute("aria-label", page.say(key));
      button.setAttribute("title", page.say(key));
    }
    for (const part of [search, filters, time, legend]) part?.dress();
    tellShown();
    if (state.chosen || state.paths) tellChosen();
  }

  let printed = null;
  page.on("language", () => { note(""); reach.hover(null); speak(); view.refresh(); });
  page.on("theme", () => view.dress());
  page.on("print", () => {
    printed?.remove();
    printed = element("div", {class: "printed"}, picture.drawing({titled: false}));
    page.stage.append(printed);
  });
  addEventListener("afterprint", () => { printed?.remove(); printed = null; });

  page.plug = {
    select: key => {
      const thing = model.edgeById.get(key) || model.byId.get(key);
      if (thing) act.choose(thing, {close: true});
    },
    svg: picture.file,
  };

  speak();
  page.fit();
  view.network.setSize("100%", "100%");  // its tools have taken room since it was made
  view.network.once("afterDrawing", () => {
    performance.mark("network drawn");
    document.documentElement.dataset.ready = "1";
  });
  view.refresh();
  view.fit(false);
  const paths = scene.paths.map(ids => ids.map(id => model.byId.get(id)).filter(Boolean)).filter(steps => steps.length > 1);
  if (paths.length) showPaths(paths);
})();
