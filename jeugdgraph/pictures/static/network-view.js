// The stage: vis-network keeps the nodes and the camera (drag, wheel, pinch); what it shows is painted here, because
// thousands of ties drawn one by one make it stammer.

const networkView = (box, scene, model, state) => {
  const paint = networkPaint(scene, model, state);
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const NEAREST = 5, FARTHEST = 0.04, LARGEST = 1.4;
  const REACH = 7, REACH_TIE = 5, FEW = 900;
  const ground = new NetworkLayer(paint.ground, settle, 20);
  const names = new NetworkLayer(paintNames, settle, 0);
  const landmarks = scene.layout === "geographic" ? networkLabels.landmarks(model.nodes) : new Set();
  let camera = null, touched = false, waiting = 0, rest = 0;

  const network = new vis.Network(box, {
    nodes: new vis.DataSet(model.nodes.map(({id, x, y}) => ({id, x, y}))),
    edges: new vis.DataSet([]),
  }, {
    autoResize: true,
    physics: false,
    layout: {improvedLayout: false},
    nodes: {shape: "custom", ctxRenderer: drawNode},
    interaction: {dragNodes: false, dragView: true, zoomView: true, zoomSpeed: 0.6, hover: false, selectable: false,
      keyboard: false, navigationButtons: false},
    manipulation: {enabled: false},
  });

  box.querySelector(".vis-network").removeAttribute("tabindex");
  network.on("beforeDrawing", ctx => {
    camera = cameraOf(ctx);
    ctx.save();
    ctx.setTransform(camera.dense, 0, 0, camera.dense, 0, 0);
    ground.show(ctx, camera, state.lit ? 0.18 : 1);
    if (state.lit) paint.litTies(ctx, camera, state.lit.edges);
    if (state.hover) paint.litTies(ctx, camera, model.lit(state.hover).edges);
    ctx.restore();
  });

  network.on("afterDrawing", ctx => {
    ctx.save();
    ctx.setTransform(camera.dense, 0, 0, camera.dense, 0, 0);
    over(ctx);
    ctx.restore();
  });

  network.on("dragStart", () => { touched = true; });
  network.on("zoom", () => {
    touched = true;
    const scale = network.getScale(), kept = bounded(scale);
    if (kept !== scale) network.moveTo({scale: kept});
  });
  network.on("resize", () => { if (!touched) fit(false); });

  const bounded = scale => Math.min(NEAREST, Math.max(FARTHEST, scale));

  function cameraOf(ctx) {
    const {a, e, f} = ctx.getTransform(), scale = network.getScale(), dense = a / scale;
    const {width, height} = ctx.canvas;
    return seenFrom({scale, dense, x: e / dense, y: f / dense, width: width / dense, height: height / dense});
  }

  /** A node keeps a readable size on the screen, however far away the view is. */
  function seenFrom(view) {
    const grown = Math.min(1.5, Math.max(0.3, view.scale));
    return {
      ...view,
      at: place => ({x: place.x * view.scale + view.x, y: place.y * view.scale + view.y}),
      radius: node => Math.max(2.25, node.size * grown),
    };
  }

  // ---- painting ------------------------------------------------------------------------------------------------

  /** Called by vis-network for every node in view. */
  function drawNode({ctx, id, x, y}) {
    const node = model.byId.get(id);
    if (!node.shown) return {};
    const radius = camera ? camera.radius(node) : node.size, faded = Boolean(state.lit) && !state.lit.nodes.has(node);
    return {
      drawNode() {
        ctx.translate(x, y);
        ctx.scale(1 / network.getScale(), 1 / network.getScale());
        paint.node(ctx, node, radius, faded);
      },
      nodeDimensions: {width: 2 * radius / network.getScale(), height: 2 * radius / network.getScale()},
    };
  }

  function paintNames(ctx, seen) {
    for (const title of paint.titles(seen)) paint.write(ctx, title.words, title.x, title.y, {strong: true, ink: "quiet"});
    writePlaced(ctx, allNames(seen), seen);
  }

  function writePlaced(ctx, all, seen) {
    for (const {node, lines, strong, align, dx, dy} of all) {
      const at = seen.at(node);
      lines.forEach((words, row) => paint.write(ctx, words, at.x + dx, at.y + dy + row * networkLabels.LINE, {strong, align}));
    }
  }

  /** What lies over the nodes: those that light up, names, and where the reader is. */
  function over(ctx) {
    for (const node of state.lit?.nodes || []) if (node.shown) drawOver(ctx, node);
    for (const node of state.hover ? ends(state.hover) : []) drawOver(ctx, node);
    if (state.chosen && !state.chosen.a && state.chosen.shown) paint.ringed(ctx, camera, state.chosen, "ink", []);
    const here = document.activeElement === box && state.cursor?.shown ? state.cursor : null;
    if (here) paint.ringed(ctx, camera, here, "link", [5, 3]);
    if (state.lit) writePlaced(ctx, litNames(camera, here), camera);
    else {
      names.show(ctx, camera);
      if (here) writePlaced(ctx, networkLabels.place([here], {model, camera, measure: paint.measure, first: new Set([here])}), camera);
    }
  }

  const ends = thing => thing.a ? [thing.a, thing.b] : [thing];

  /** Names of what lights up: first those of what is chosen, and of where the keyboard is. */
  function litNames(seen, here = null) {
    const first = new Set([...state.chosen ? ends(state.chosen) : [], here].filter(node => node?.shown));
    const nodes = new Set([...first, ...[...state.lit.nodes].filter(node => node.shown)]);
    return networkLabels.place([...nodes], {model, camera: seen, measure: paint.measure, first});
  }

  const allNames = seen => networkLabels.place(paint.shown(),
    {model, camera: seen, measure: paint.measure, landmarks, titles: paint.titles(seen)});

  function drawOver(ctx, node) {
    const at = camera.at(node);
    ctx.save();
    ctx.translate(at.x, at.y);
    paint.node(ctx, node, camera.radius(node));
    ctx.restore();
  }

  /** Draw again, once for however many changes came since the last frame. */
  function redraw() {
    if (waiting) return;
    waiting = requestAnimationFrame(() => {
      waiting = 0;
      network.redraw();
    });
  }

  function settle() {
    clearTimeout(rest);
    rest = setTimeout(refresh, 120);
  }

  function refresh() {
    ground.stale();
    names.stale();
    redraw();
  }

  // ---- the camera ----------------------------------------------------------------------------------------------

  /** Show everything that is to be seen, with room for names and titles. */
  function fit(animated = true) {
    const nodes = paint.shown().length ? paint.shown() : model.nodes;
    if (!nodes.length) return;
    const away = Math.max(0, ...paint.ringsSeen().map(ring => ring.radius));
    const extremes = away ? [{x: -away, y: -away}, {x: away, y: away}] : [];
    moveTo(frame([...nodes, ...extremes]), animated);
    touched = false;
  }

  /** Where the camera stands to have places in view. */
  function frame(places) {
    const xs = places.map(place => place.x), ys = places.map(place => place.y);
    const left = Math.min(...xs), right = Math.max(...xs), top = Math.min(...ys), bottom = Math.max(...ys);
    const wide = Math.max(80, box.clientWidth - 2 * Math.min(64, box.clientWidth / 10)), high = Math.max(80, box.clientHeight - 76);
    const scale = Math.min(LARGEST, wide / Math.max(1, right - left), high / Math.max(1, bottom - top));
    return {position: {x: (left + right) / 2, y: (top + bottom) / 2}, scale: bounded(scale)};
  }

  function moveTo(view, animated) {
    touched = true;
    network.moveTo({...view, animation: animated && !still.matches ? {duration: 250, easingFunction: "easeInOutQuad"} : false});
  }

  const zoom = factor => moveTo({scale: bounded(network.getScale() * factor)}, true);

  /** Zoom in on a place of the stage (pixels). */
  const zoomAt = point => moveTo({position: network.DOMtoCanvas(point), scale: bounded(network.getScale() * 1.6)}, true);

  const pan = (dx, dy) => moveTo({offset: {x: dx, y: dy}, position: network.getViewPosition()}, false);

  const inView = node => {
    const at = network.canvasToDOM(node);
    return at.x > 40 && at.y > 30 && at.x < box.clientWidth - 40 && at.y < box.clientHeight - 40;
  };

  /** Bring nodes into view when they are not, without zooming. */
  function reveal(nodes) {
    if (nodes.every(inView)) return;
    moveTo({position: frame(nodes).position}, true);
  }

  /** Come close to nodes: all of them in view, and not much else. */
  function approach(nodes) {
    const wanted = frame(nodes);
    if (nodes.every(inView) && wanted.scale < 1.5 * network.getScale()) return;
    moveTo(wanted, true);
  }

  // ---- what lies where -----------------------------------------------------------------------------------------

  /** The node or tie at a place of the stage (pixels). Where ties are many, only those that light up can be met. */
  function thingAt(point) {
    if (!camera) return null;
    return nodeAt(point) || tieAt(point);
  }

  function nodeAt(point) {
    let best = null, least = REACH;
    for (const node of model.nodes) {
      if (!node.shown) continue;
      const at = camera.at(node), away = Math.hypot(at.x - point.x, at.y - point.y) - camera.radius(node);
      if (away < least) [best, least] = [node, away];
    }
    return best;
  }

  function tieAt(point) {
    const lit = state.lit ? [...state.lit.edges] : model.edges;
    const shown = lit.filter(edge => edge.shown);
    if (shown.length > FEW) return null;
    let best = null, least = REACH_TIE;
    for (const edge of shown) {
      const away = distance(point, edge);
      if (away < least) [best, least] = [edge, away];
    }
    return best;
  }

  /** From a place to a tie, which is taken as two straight halves. */
  function distance(point, edge) {
    const from = camera.at(edge.a), to = camera.at(edge.b);
    const middle = networkShapes.aside(from, to, edge.bend * camera.scale);
    return Math.min(toPiece(point, from, middle), toPiece(point, middle, to));
  }

  function toPiece(point, from, to) {
    const dx = to.x - from.x, dy = to.y - from.y, length = dx * dx + dy * dy || 1;
    const along = Math.min(1, Math.max(0, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length));
    return Math.hypot(point.x - from.x - along * dx, point.y - from.y - along * dy);
  }

  function dress() {
    paint.dress();
    refresh();
  }

  paint.dress();
  return {network, paint, names: seen => state.lit ? litNames(seen) : allNames(seen), camera: () => camera,
    redraw, refresh, dress, fit, zoom, zoomAt, pan, reveal, approach, thingAt};
};
