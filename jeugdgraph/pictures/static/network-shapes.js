// Shapes of a network as data of SVG paths: one geometry for the canvas, the legend and the file to take along.

const networkShapes = (() => {
  const short = value => String(Math.round(value * 10) / 10);
  const polygon = points => `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join("L")}Z`;
  const corners = (count, radius, turn = -Math.PI / 2) => Array.from({length: count}, (none, place) => {
    const angle = turn + place * 2 * Math.PI / count, away = Array.isArray(radius) ? radius[place % 2] : radius;
    return [away * Math.cos(angle), away * Math.sin(angle)];
  });

  const circle = (radius, x = 0, y = 0) => `M${short(x - radius)} ${short(y)}a${short(radius)} ${short(radius)} 0 1 0 ${short(2 * radius)} 0`
    + `a${short(radius)} ${short(radius)} 0 1 0 ${short(-2 * radius)} 0Z`;

  // Radii such that shapes of one size take about the same area, and so the same weight to the eye.
  const forms = {
    dot: radius => circle(radius),
    square: radius => polygon(corners(4, radius * 1.25, Math.PI / 4)),
    diamond: radius => polygon(corners(4, radius * 1.3)),
    triangle: radius => polygon(corners(3, radius * 1.45)),
    triangleDown: radius => polygon(corners(3, radius * 1.45, Math.PI / 2)),
    hexagon: radius => polygon(corners(6, radius * 1.1)),
    star: radius => polygon(corners(10, [radius * 1.5, radius * 0.68])),
  };

  /** Outline of a shape about (0, 0), as vis-network names shapes; a dot for what has no form here. */
  const outline = (shape, radius) => (Object.hasOwn(forms, shape) ? forms[shape] : forms.dot)(radius);

  /** A tie between two places; `bend` is how far its middle lies aside. */
  function strand(from, to, bend) {
    const start = `M${short(from.x)} ${short(from.y)}`;
    if (!bend) return `${start}L${short(to.x)} ${short(to.y)}`;
    const middle = aside(from, to, 2 * bend);
    return `${start}Q${short(middle.x)} ${short(middle.y)} ${short(to.x)} ${short(to.y)}`;
  }

  /** The place beside the middle of two places. */
  function aside(from, to, far) {
    const dx = to.x - from.x, dy = to.y - from.y, length = Math.hypot(dx, dy) || 1;
    return {x: (from.x + to.x) / 2 - far * dy / length, y: (from.y + to.y) / 2 + far * dx / length};
  }

  /** Convex hull (Andrew 1979), clockwise on the screen. */
  function convex(points) {
    const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    const half = order => order.reduce((found, point) => {
      while (found.length > 1 && turn(found[found.length - 2], found[found.length - 1], point) <= 0) found.pop();
      return [...found, point];
    }, []);
    if (sorted.length < 3) return sorted;
    return [...half(sorted).slice(0, -1), ...half(sorted.reverse()).slice(0, -1)];
  }

  const turn = (a, b, c) => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

  /** A rounded outline around places, `away` from each of them. */
  function around(points, away) {
    const hull = convex(points);
    if (hull.length < 2) return hull.length ? circle(away, hull[0].x, hull[0].y) : "";
    const sides = hull.map((from, place) => {
      const to = hull[(place + 1) % hull.length], length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
      const x = away * (to.y - from.y) / length, y = -away * (to.x - from.x) / length;
      return [[from.x + x, from.y + y], [to.x + x, to.y + y]];
    });
    const arc = ([x, y]) => `A${short(away)} ${short(away)} 0 0 1 ${short(x)} ${short(y)}`;
    const [first, ...rest] = sides;
    return `M${first[0].map(short).join(" ")}L${first[1].map(short).join(" ")}`
      + rest.map(([from, to]) => `${arc(from)}L${to.map(short).join(" ")}`).join("") + `${arc(first[0])}Z`;
  }

  /** Dashes of a tie that may not have held yet: dots far apart. Round ones take ten times as long to paint. */
  const BEADS = [2, 8];

  return {BEADS, outline, strand, aside, around, circle};
})();
