// What the network looks like: ties, nodes, rings, hulls and names, on a canvas. Colours come from the page.

const networkPaint = (scene, model, state) => {
  const FEW = 120, MANY = 400, DENSE = 1500;
  const HULL = 16, crowded = scene.hulls.length > 8;
  const colours = {};
  const paths = new Map();
  let font = "sans-serif";

  const shown = () => model.nodes.filter(node => node.shown);
  const colour = name => colours[name] ??= page.colour(name) || page.colour("ink");
  const path = (key, data) => {
    if (!paths.has(key)) paths.set(key, new Path2D(data()));
    return paths.get(key);
  };

  /** Take the colours and the font of the page as they are now. */
  function dress() {
    for (const name of Object.keys(colours)) delete colours[name];
    font = getComputedStyle(document.body).fontFamily;
    widths.clear();
  }

  // ---- ties ----------------------------------------------------------------------------------------------------

  /** Ties that look alike, together, so that thousands of them are a handful of strokes; lengths in pixels. */
  function bunches(edges, camera, lit = false) {
    const found = new Map(), many = edges.length;
    for (const edge of edges) {
      const heavy = model.weight(edge), near = model.nearFocus(edge), key = `${edge.line} ${heavy} ${edge.early} ${near}`;
      if (!found.has(key)) found.set(key, {near, ...look(edge, {heavy, near, many, camera, lit}), strands: []});
      found.get(key).strands.push(edge.strand);
    }
    return [...found.values()].sort((a, b) => a.near - b.near).map(({strands, ...bunch}) => ({...bunch, data: strands.join("")}));
  }

  /** How a tie looks. A line of one pixel is painted many times faster than a wider one, and a whole one than dots. */
  function look(edge, {heavy, near, many, camera, lit}) {
    const line = model.lines.get(edge.line) || {}, hair = 1 / camera.dense, crowd = many > DENSE;
    const zoomed = Math.min(1, Math.max(0.6, camera.scale * 1.6));
    const wide = (line.width || 1.5) * [0.7, 1, 1.6, 2.4][heavy] * (near ? 1.1 : 0.85) * zoomed;
    const beads = edge.early && (many <= MANY || near && !crowd);
    return {
      colour: lit ? lively(line.colour) : line.colour || "quiet",
      width: crowd ? hair : many > MANY && !near ? 1 : beads ? 2 : lit ? wide + 0.75 : wide,
      alpha: (lit ? 1 : faint(near, many)) * (edge.early && !beads ? 0.45 : 1),
      dashes: beads ? networkShapes.BEADS : line.dashes || [],
    };
  }

  /** The more ties, the fainter; those of what the picture is about stand out. */
  function faint(near, many) {
    if (near) return many > DENSE ? 0.4 : 0.95;
    return many > DENSE ? 0.3 : many > MANY ? 0.35 : many > FEW ? 0.5 : 0.8;
  }

  const lively = name => name === "rule" || name === "faint" || name === "grey" || !name ? "quiet" : name;

  function strokes(ctx, camera, all) {
    ctx.save();
    ctx.translate(camera.x, camera.y);
    ctx.scale(camera.scale, camera.scale);
    for (const bunch of all) {
      ctx.globalAlpha = bunch.alpha;
      ctx.strokeStyle = colour(bunch.colour);
      ctx.lineWidth = bunch.width / camera.scale;
      ctx.setLineDash(bunch.dashes.map(part => part / camera.scale));
      ctx.stroke(new Path2D(bunch.data));
    }
    ctx.restore();
  }

  /** Ties of which a part may lie within the stage. */
  function inView(edges, camera) {
    const margin = 20, left = (-margin - camera.x) / camera.scale, right = (camera.width + margin - camera.x) / camera.scale;
    const top = (-margin - camera.y) / camera.scale, bottom = (camera.height + margin - camera.y) / camera.scale;
    const meets = (one, other, low, high) => Math.max(one, other) > low && Math.min(one, other) < high;
    return edges.filter(({a, b}) => meets(a.x, b.x, left, right) && meets(a.y, b.y, top, bottom));
  }

  const seenTies = camera => bunches(inView(model.edges.filter(edge => edge.shown), camera), camera);

  /** Everything that lies under the nodes. */
  function ground(ctx, camera) {
    rings(ctx, camera);
    hulls(ctx, camera);
    strokes(ctx, camera, seenTies(camera));
  }

  /** Ties that light up, over the others. */
  const litTies = (ctx, camera, edges) => strokes(ctx, camera, bunches([...edges].filter(edge => edge.shown), camera, true));

  // ---- rings and hulls -----------------------------------------------------------------------------------------

  /** Rings on which a node is to be seen: the nearest ring of a node is its own. */
  function ringsSeen() {
    const off = (ring, away) => Math.abs(ring.radius - away);
    const nearest = away => scene.rings.reduce((best, ring) => off(ring, away) < off(best, away) ? ring : best, scene.rings[0]);
    const used = new Set(shown().map(node => Math.hypot(node.x, node.y)).filter(away => away > 1).map(nearest));
    return scene.rings.filter(ring => used.has(ring));
  }

  function rings(ctx, camera) {
    const centre = camera.at({x: 0, y: 0});
    ctx.lineWidth = 1;
    ctx.setLineDash([]);
    for (const ring of ringsSeen()) {
      ctx.strokeStyle = colour("faint");
      ctx.stroke(new Path2D(networkShapes.circle(ring.radius * camera.scale, centre.x, centre.y)));
    }
  }

  /** Hulls around those members that are to be seen. */
  const hullsSeen = camera => scene.hulls.map(hull => {
    const members = hull.members.map(id => model.byId.get(id)).filter(node => node?.shown);
    return {...hull, outline: networkShapes.around(members.map(node => camera.at(node)), HULL), members};
  }).filter(hull => hull.members.length);

  function hulls(ctx, camera) {
    for (const hull of hullsSeen(camera)) {
      const outline = new Path2D(hull.outline);
      ctx.globalAlpha = 0.16;
      ctx.fillStyle = colour(hull.colour || "grey");
      ctx.fill(outline);
      ctx.globalAlpha = 0.9;
      ctx.setLineDash([]);
      ctx.lineWidth = 1.25;
      ctx.strokeStyle = colour(hull.colour || "grey");
      ctx.stroke(outline);
    }
    ctx.globalAlpha = 1;
  }

  /** Titles of rings and hulls, where they stand. */
  function titles(camera) {
    const all = [
      ...ringsSeen().map(ring => titled(ring, onRing(ring.radius * camera.scale, camera.at({x: 0, y: 0})))),
      ...hullsSeen(camera).map(hull => titled(hull, above(hull.members.map(node => camera.at(node))))),
    ];
    const inside = ({x, y}) => y > networkLabels.SIZE && y < camera.height && x > 0 && x < camera.width;
    return networkLabels.apart(all.filter(title => title.words && title.width <= title.room && inside(title)));
  }

  function titled({label}, spot) {
    const words = networkLabels.brief(page.text(label), 40);
    return {...spot, words, width: measure(words, true)};
  }

  /** Where the title of a ring stands; a small ring has none. */
  const onRing = (radius, centre) => ({x: centre.x, y: centre.y - radius - 5, room: 4.2 * radius});

  /** Where the title of a hull stands; among many it has to be no wider than its hull. */
  function above(points) {
    const top = Math.min(...points.map(point => point.y));
    const xs = points.map(point => point.x);
    const left = Math.min(...xs), right = Math.max(...xs);
    return {x: (left + right) / 2, y: top - HULL - 5, room: crowded ? 1.2 * (right - left + 2 * HULL) : Infinity};
  }

  // ---- nodes ---------------------------------------------------------------------------------------------------

  /** A node about (0, 0), in pixels of the screen. */
  function node(ctx, one, radius, faded = false) {
    const group = model.groups.get(one.group) || {}, size = Math.round(radius * 2) / 2;
    const outline = path(`${group.shape} ${size}`, () => networkShapes.outline(group.shape, size));
    ctx.setLineDash([]);
    ctx.globalAlpha = faded ? 0.22 : 1;
    ctx.fillStyle = colour(group.colour || "grey");
    ctx.fill(outline);
    ctx.strokeStyle = colour(one.mark ? "strong" : "ink");
    ctx.lineWidth = one.mark ? 2 : Math.max(0.6, Math.min(1.25, radius / 7));
    ctx.stroke(outline);
    if (one.mark) mark(ctx, one, group, size);
    ctx.globalAlpha = 1;
  }

  /** A second outline; each mark has a style of its own: whole, dashed, dotted. */
  const markDashes = key => [[], [4, 2.5], [1.2, 2.2]][Math.max(0, scene.marks.findIndex(one => one.key === key)) % 3];

  function mark(ctx, one, group, size) {
    ctx.setLineDash(markDashes(one.mark));
    ctx.lineWidth = 1.75;
    ctx.stroke(path(`${group.shape} ${size + 4}`, () => networkShapes.outline(group.shape, size + 4)));
    ctx.setLineDash([]);
  }

  /** A ring around a node that is chosen, or where the keyboard is. */
  function ringed(ctx, camera, one, name, dash) {
    const at = camera.at(one), radius = Math.round(camera.radius(one) * 1.3 + (one.mark ? 8 : 4));
    const outline = path(`ring ${radius}`, () => networkShapes.circle(radius));
    ctx.save();
    ctx.translate(at.x, at.y);
    ctx.setLineDash([]);
    ctx.strokeStyle = colour("paper");
    ctx.lineWidth = 6;
    ctx.stroke(outline);
    ctx.setLineDash(dash);
    ctx.strokeStyle = colour(name);
    ctx.lineWidth = 3;
    ctx.stroke(outline);
    ctx.restore();
  }

  // ---- names ---------------------------------------------------------------------------------------------------

  const widths = new Map();
  const ruler = document.createElement("canvas").getContext("2d");
  const face = strong => `${strong ? 600 : 400} ${networkLabels.SIZE}px ${font}`;

  function measure(words, strong) {
    const key = `${strong} ${words}`;
    if (!widths.has(key)) {
      ruler.font = face(strong);
      widths.set(key, ruler.measureText(words).width);
    }
    return widths.get(key);
  }

  /** Words in the picture, with a rim of paper that keeps them readable over lines. */
  function write(ctx, words, x, y, {strong = false, ink = "ink", align = "center"} = {}) {
    ctx.font = face(strong);
    ctx.textAlign = align;
    ctx.textBaseline = "alphabetic";
    ctx.lineJoin = "round";
    ctx.setLineDash([]);
    ctx.lineWidth = 3.5;
    ctx.strokeStyle = colour("paper");
    ctx.strokeText(words, x, y);
    ctx.fillStyle = colour(ink);
    ctx.fillText(words, x, y);
  }

  return {shown, crowded, ringsSeen, dress, bunches, inView, ground, litTies, hullsSeen, titles, node, markDashes, ringed, measure, write};
};
