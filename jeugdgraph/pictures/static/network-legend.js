// The legend: each group with its shape, each kind of line with its dashes. A press hides or shows it.

const networkLegend = (scene, model, words, state, paint, changed) => {
  const {element, svgElement} = page;
  const buttons = new Map();
  let early = null;

  const swatch = (...parts) => svgElement("svg", {viewBox: "-14 -10 28 20", width: 28, height: 20, "aria-hidden": "true"}, parts);
  const shaped = (group, size = 6.5, attributes = {}) => svgElement("path",
    {d: networkShapes.outline(group.shape, size), fill: `var(--${group.colour})`, stroke: "var(--ink)", ...attributes});
  const lined = (line, dashes = line.dashes) => svgElement("path", {d: "M-13 0H13", fill: "none", stroke: `var(--${line.colour || "quiet"})`,
    "stroke-width": Math.max(1.5, line.width || 1.5), "stroke-dasharray": dashes ? dashes.join(" ") : null});

  const shownOf = (things, key, value) => things.filter(thing => thing[key] === value && thing.shown).length;

  /** An entry that hides and shows what it stands for. */
  function toggle(kind, one, drawing) {
    const count = element("span", {class: "count"});
    const button = element("button", {type: "button", class: "entry", "aria-pressed": String(!state.hidden[kind].has(one.key)), on: {click: () => {
      const hidden = state.hidden[kind];
      if (!hidden.delete(one.key)) hidden.add(one.key);
      button.setAttribute("aria-pressed", String(!hidden.has(one.key)));
      changed();
    }}}, swatch(drawing), element("span", {}, words.brief(one.label)), count);
    buttons.set(`${kind} ${one.key}`, count);
    return button;
  }

  const entry = (drawing, text) => element("div", {class: "entry"}, swatch(drawing), element("span", {}, text));
  const strong = {stroke: "var(--strong)", "stroke-width": 1.75};
  const marked = mark => [shaped({shape: "dot", colour: "paper"}, 4.5, strong), svgElement("path",
    {d: networkShapes.circle(8), fill: "none", ...strong, "stroke-dasharray": paint.markDashes(mark.key).join(" ") || null})];
  const hulled = ({colour = "grey"}) => svgElement("path", {d: networkShapes.around([{x: -4, y: 0}, {x: 4, y: 0}], 7),
    fill: `var(--${colour})`, "fill-opacity": 0.2, stroke: `var(--${colour})`});
  const ring = () => svgElement("path", {d: networkShapes.circle(7), fill: "none", stroke: "var(--rule)"});

  function build() {
    buttons.clear();
    const {hulls, rings} = scene;
    page.showLegend(
      element("p", {class: "quiet"}, page.say("legend hint")),
      ...scene.groups.map(group => toggle("groups", group, shaped(group))),
      ...scene.lines.map(line => toggle("lines", line, lined(line))),
      early = entry(lined({colour: "quiet", width: 2}, networkShapes.BEADS), page.say("early legend")),
      ...scene.marks.map(mark => entry(marked(mark), words.brief(mark.label))),
      ...paint.crowded ? [entry(hulled({}), page.say("hulls"))] : hulls.map(hull => entry(hulled(hull), words.brief(hull.label))),
      ...rings.length ? [entry(ring(), page.say("rings", {names: rings.map(one => words.brief(one.label)).join(" · ")}))] : []);
    tell();
  }

  /** Bring counts up to date. */
  function tell() {
    for (const group of scene.groups) buttons.get(`groups ${group.key}`).textContent = page.number(shownOf(model.nodes, "group", group.key));
    for (const line of scene.lines) buttons.get(`lines ${line.key}`).textContent = page.number(shownOf(model.edges, "line", line.key));
    early.hidden = !model.edges.some(edge => edge.shown && edge.early);
  }

  build();
  return {tell, dress: build};
};
