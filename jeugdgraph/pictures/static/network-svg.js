// The picture as it is seen now, as an SVG drawing: for a document, and for print.

const networkSvg = (scene, model, state, view) => {
  const {svgElement} = page;
  const ENTRY = 22, SIDE = 16, FONT = "Liberation Sans, Arial, Helvetica, sans-serif";
  const ink = name => `var(--${name})`;

  function text(words, x, y, attributes = {}) {
    return svgElement("text", {x: rounded(x), y: rounded(y), "font-size": 12, fill: ink("ink"), ...attributes}, words);
  }

  const rounded = value => Math.round(value * 10) / 10;
  const rim = {stroke: ink("paper"), "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke"};
  const within = (node, camera) => {
    const at = camera.at(node);
    return at.x > -40 && at.y > -40 && at.x < camera.width + 40 && at.y < camera.height + 40;
  };

  /** Title and date above, the legend below, between them what the stage shows. */
  function drawing({titled = true} = {}) {
    const camera = view.camera(), entries = legend(camera.width), head = titled ? 64 : 30;
    const height = head + camera.height + entries.height + SIDE;
    return svgElement("svg", {xmlns: "http://www.w3.org/2000/svg", width: rounded(camera.width), height: rounded(height),
      viewBox: `0 0 ${rounded(camera.width)} ${rounded(height)}`, "font-family": FONT, role: "img"},
    svgElement("title", {}, page.text(page.data.title)),
    svgElement("desc", {}, page.text(page.data.summary)),
    svgElement("rect", {width: "100%", height: "100%", fill: ink("paper")}),
    titled && text(networkLabels.brief(page.text(page.data.title), Math.floor(camera.width / 10)), SIDE, 28, {"font-size": 18, "font-weight": "bold"}),
    text(`${page.say("reference date")} ${page.day(state.day)}`, SIDE, titled ? 48 : 18, {"font-size": 13, fill: ink("quiet")}),
    svgElement("svg", {y: head, width: rounded(camera.width), height: rounded(camera.height), overflow: "hidden"}, stage(camera)),
    svgElement("g", {transform: `translate(0 ${rounded(head + camera.height)})`}, entries.parts));
  }

  const stage = camera => [
    ...rings(camera),
    ...view.paint.hullsSeen(camera).map(hulled),
    svgElement("g", {transform: `translate(${rounded(camera.x)} ${rounded(camera.y)}) scale(${camera.scale.toPrecision(6)})`, fill: "none"}, ties(camera)),
    ...model.nodes.filter(node => node.shown && within(node, camera)).map(node => drawn(node, camera)),
    ...chosen(camera),
    ...(state.lit ? [] : view.paint.titles(camera)).map(title => text(title.words, title.x, title.y, {...titling, ...rim})),
    ...names(camera),
  ];

  const titling = {"text-anchor": "middle", "font-weight": "bold", fill: ink("quiet")};

  const hulled = hull => svgElement("path", {d: hull.outline, fill: ink(hull.colour || "grey"), "fill-opacity": 0.16,
    stroke: ink(hull.colour || "grey"), "stroke-width": 1.25});

  function rings(camera) {
    const centre = camera.at({x: 0, y: 0});
    return view.paint.ringsSeen().map(ring => circle(centre, ring.radius * camera.scale, {stroke: ink("faint")}));
  }

  const circle = (at, radius, attributes) => svgElement("circle",
    {cx: rounded(at.x), cy: rounded(at.y), r: rounded(radius), fill: "none", ...attributes});

  function ties(camera) {
    const edges = view.paint.inView(model.edges.filter(edge => edge.shown), camera);
    if (!state.lit) return strokes(view.paint.bunches(edges, camera), camera);
    const lit = edges.filter(edge => state.lit.edges.has(edge)), rest = edges.filter(edge => !state.lit.edges.has(edge));
    return [...strokes(view.paint.bunches(rest, camera), camera, 0.18), ...strokes(view.paint.bunches(lit, camera, true), camera)];
  }

  const strokes = (all, camera, fade = 1) => all.map(bunch => svgElement("path", {d: bunch.data, stroke: ink(bunch.colour),
    "stroke-width": fine(bunch.width / camera.scale), "stroke-opacity": fine(fade * bunch.alpha),
    "stroke-dasharray": dashed(bunch.dashes.map(part => fine(part / camera.scale)))}));

  const fine = value => Math.round(value * 1000) / 1000;
  const dashed = dashes => dashes.join(" ") || null;

  function drawn(node, camera) {
    const at = camera.at(node), group = model.groups.get(node.group) || {}, radius = camera.radius(node);
    const stroke = ink(node.mark ? "strong" : "ink");
    const outline = (size, attributes) => svgElement("path", {d: networkShapes.outline(group.shape, size), stroke, ...attributes});
    const second = {fill: "none", "stroke-width": 1.75, "stroke-dasharray": dashed(view.paint.markDashes(node.mark))};
    const faded = state.lit && !state.lit.nodes.has(node);
    return svgElement("g", {transform: `translate(${rounded(at.x)} ${rounded(at.y)})`, opacity: faded ? 0.25 : null},
      outline(radius, {fill: ink(group.colour || "grey"), "stroke-width": node.mark ? 2 : 1}),
      node.mark && outline(radius + 4, second));
  }

  function chosen(camera) {
    if (!state.chosen || state.chosen.a || !state.chosen.shown) return [];
    return [circle(camera.at(state.chosen), camera.radius(state.chosen) * 1.3 + 5, {stroke: ink("ink"), "stroke-width": 3})];
  }

  function names(camera) {
    return view.names(camera).flatMap(({node, lines, strong, align, dx, dy}) => {
      const at = camera.at(node);
      const attributes = {"text-anchor": align === "center" ? "middle" : align, "font-weight": strong ? "bold" : null, ...rim};
      return lines.map((words, row) => text(words, at.x + dx, at.y + dy + row * networkLabels.LINE, attributes));
    });
  }

  // ---- the legend ----------------------------------------------------------------------------------------------

  /** Entries of what is to be seen, in as many rows as they need. */
  function legend(width) {
    const shown = [
      ...scene.groups.filter(group => !state.hidden.groups.has(group.key)).map(group => [group.label,
        svgElement("path", {d: networkShapes.outline(group.shape, 6), fill: ink(group.colour), stroke: ink("ink")})]),
      ...scene.lines.filter(line => !state.hidden.lines.has(line.key)).map(line => [line.label,
        stroked(line.colour, line.dashes || [], line.width)]),
      ...model.edges.some(edge => edge.shown && edge.early) ? [[page.say("early legend"), stroked("quiet", networkShapes.BEADS, 2)]] : [],
      ...scene.marks.map(mark => [mark.label, circle({x: 0, y: 0}, 7,
        {stroke: ink("strong"), "stroke-width": 2, "stroke-dasharray": dashed(view.paint.markDashes(mark.key))})]),
    ];
    let x = SIDE, y = ENTRY;
    const parts = shown.map(([label, swatch]) => {
      const words = networkLabels.brief(page.text(label), 60), wide = view.paint.measure(words, false) * 1.1 + 56;
      if (x > SIDE && x + wide > width) [x, y] = [SIDE, y + ENTRY];
      const made = svgElement("g", {transform: `translate(${rounded(x)} ${y})`}, svgElement("g", {transform: "translate(14 -4)"}, swatch), text(words, 34, 0));
      x += wide;
      return made;
    });
    return {parts, height: y + 8};
  }

  const stroked = (name, dashes, width) => svgElement("path", {d: "M-13 0H13", fill: "none", stroke: ink(name || "quiet"),
    "stroke-width": width || 1.5, "stroke-dasharray": dashed(dashes)});

  return {drawing, file: () => page.standing(drawing())};
};
