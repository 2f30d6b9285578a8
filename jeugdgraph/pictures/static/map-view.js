// What is seen of the map: which part of it, which layers, and what is marked. There is a drawing for each language;
// both are kept alike, so that the other language shows the same.

const mapView = (scene, model) => {
  const MARGIN = 10, CLOSEST = 10, DRAG = 5;
  const NAMES_FROM = 1.75;  // pixels for each unit of the drawing, from which names in tiles can be read
  const LEAST = 10, MOST = 14;  // pixels of the letters of a label
  const {svgElement} = page;
  const [wide, tall] = scene.land.map(length => length + 2 * MARGIN);
  const svgs = [...document.querySelectorAll(".drawing svg.map")];
  const whole = svgs.map(svg => svg.getAttribute("viewBox"));
  const tiles = svgs.map(svg => new Map([...svg.querySelectorAll(".tile")].map(tile => [tile.dataset.code, tile])));
  const marks = svgs.map(svg => svg.querySelector(".land").insertBefore(svgElement("g", {class: "marks", "aria-hidden": "true"}), svg.querySelector(".labels")));
  const layers = {a: true, b: true, only: true, labels: true, people: scene.residents};
  const view = {x: 0, y: 0, scale: 1, current: 0, focused: null};
  let names = null;

  for (const svg of svgs) {
    svg.setAttribute("role", "group");
    svg.setAttribute("preserveAspectRatio", "xMidYMid meet");
    for (const title of svg.querySelectorAll(".tile > title")) title.remove();  // the page has a tip of its own
    for (const part of svg.querySelectorAll(".lines, .rim, .labels, .people")) part.setAttribute("pointer-events", "none");
    svg.querySelector(".beside").setAttribute("display", "none");  // the page has a legend and lists of its own
    for (const part of svg.querySelectorAll(".labels, .lines, .rim, .people")) part.setAttribute("aria-hidden", "true");
  }

  /** The drawing in the language of the page. */
  const shown = () => svgs.find(svg => { const {lang} = svg.parentElement; return !lang || lang === page.lang; });
  const tile = code => tiles[svgs.indexOf(shown())].get(code);
  const each = (code, act) => tiles.forEach(known => known.has(code) && act(known.get(code)));

  // ---- the part that is seen -----------------------------------------------------------------------------------

  function place() {
    const width = wide / view.scale, height = tall / view.scale;
    view.x = Math.min(Math.max(view.x, 0), wide - width);
    view.y = Math.min(Math.max(view.y, 0), tall - height);
    for (const svg of svgs) svg.setAttribute("viewBox", `${view.x} ${view.y} ${width} ${height}`);
    const pixels = Math.min(page.stage.clientWidth / width, page.stage.clientHeight / height) || 1, near = pixels >= NAMES_FROM;
    page.stage.classList.toggle("near", near);
    page.stage.classList.toggle("zoomed", view.scale > 1);
    if (near) nameTiles();
    svgs.forEach(svg => relabel(svg, pixels));
  }

  /** Labels in letters of a size that can be read; where they would lie over each other, the larger region keeps its own. */
  function relabel(svg, pixels) {
    const taken = [];
    for (const label of svg.querySelectorAll(".label")) {
      const [x, y, width, height, size] = label.dataset.box.split(" ").map(Number);
      const grow = Math.min(Math.max(size * pixels, LEAST), MOST) / (size * pixels);
      const box = [x - width * grow / 2, y - height * grow / 2, x + width * grow / 2, y + height * grow / 2];
      const free = !taken.some(other => box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]);
      if (free) taken.push(box);
      label.classList.toggle("crowded", !free);
      label.setAttribute("transform", `translate(${x} ${y}) scale(${grow.toFixed(3)}) translate(${-x} ${-y})`);
    }
  }

  /** Zoom about a point of the map, by default the middle of what is seen. */
  function zoom(factor, at = [view.x + wide / view.scale / 2, view.y + tall / view.scale / 2]) {
    const scale = Math.min(Math.max(view.scale * factor, 1), CLOSEST), change = view.scale / scale;
    view.x = at[0] - (at[0] - view.x) * change;
    view.y = at[1] - (at[1] - view.y) * change;
    view.scale = scale;
    place();
  }

  const fit = () => { view.scale = 1; place(); };

  /** Bring a municipality into view when it is not. */
  function reveal({at}) {
    if (!at) return;
    const width = wide / view.scale, height = tall / view.scale, edge = 30;
    const [x, y] = [at[0] + MARGIN, at[1] + MARGIN];
    if (x < view.x + edge || x > view.x + width - edge) view.x = x - width / 2;
    if (y < view.y + edge || y > view.y + height - edge) view.y = y - height / 2;
    place();
  }

  /** Where on the map something on the screen is. */
  function onMap(event) {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(shown().getScreenCTM().inverse());
    return [point.x, point.y];
  }

  /** Names in the tiles, made when somebody first comes near enough to read them. */
  function nameTiles() {
    if (names) return;
    names = svgs.map(svg => {
      const group = svgElement("g", {class: "names", "text-anchor": "middle", fill: "var(--ink)", "pointer-events": "none", "aria-hidden": "true"},
        model.places.filter(one => one.at).map(one => nameOf(one, svg.parentElement.lang || page.lang)));
      svg.querySelector(".land").append(group);
      return group;
    });
  }

  function nameOf({label, at}, lang) {
    const words = page.short(typeof label === "object" ? label[lang] : label, 40).replace(/([-/])/g, "$1 ").split(/\s+/);
    const lines = [];
    for (const word of words) {
      const last = lines[lines.length - 1];
      if (last && (last + word).length < 11) lines[lines.length - 1] = last.endsWith("-") ? last + word : `${last} ${word}`;
      else lines.push(word);
    }
    const size = Math.min(5.4, 27 / (0.56 * Math.max(...lines.map(line => line.length))), 20 / lines.length);
    return svgElement("text", {"font-size": size.toFixed(2)}, lines.map((line, number) =>
      svgElement("tspan", {x: at[0], y: (at[1] + (number - lines.length / 2 + 0.8) * size * 1.1).toFixed(1)}, line)));
  }

  // ---- layers, colours, marks ----------------------------------------------------------------------------------

  const parts = {a: ".line.a", b: ".line.b", only: ".only", labels: ".labels", people: ".people"};

  function layer(key, on) {
    layers[key] = on;
    for (const svg of svgs) for (const part of svg.querySelectorAll(parts[key])) {
      if (on) part.removeAttribute("display");
      else part.setAttribute("display", "none");
    }
  }

  /** Show only some municipalities in full; null shows all. */
  function only(codes) {
    for (const {code} of model.places) each(code, path => path.classList.toggle("dim", Boolean(codes) && !codes.has(code)));
  }

  /** An outline around municipalities together. */
  function mark(codes) {
    marks.forEach((group, number) => group.replaceChildren(svgElement("path", {d: around(codes.map(code => tiles[number].get(code)).filter(Boolean)), fill: "none",
      stroke: "var(--strong)", "stroke-width": 3.5, "stroke-linejoin": "round", "stroke-linecap": "round"})));
  }

  /** Sides that only one of some shapes has. */
  function around(shapes) {
    const sides = new Map();
    for (const shape of shapes) for (const ring of shape.getAttribute("d").split(/[MZ]/).filter(Boolean)) {
      const points = ring.split("L");
      points.forEach((point, place) => {
        const side = [point, points[(place + 1) % points.length]].sort().join("L");
        sides.set(side, !sides.has(side));
      });
    }
    return [...sides].filter(([, alone]) => alone).map(([side]) => `M${side}`).join("");
  }

  // ---- pointer, wheel, keys ------------------------------------------------------------------------------------

  function reach({choose, hover, clear}) {
    let from = null, dragged = false;
    const codeAt = event => event.target.closest?.(".tile")?.dataset.code;
    page.stage.addEventListener("pointerdown", event => {
      if (event.button !== 0 || !event.target.closest("svg.map")) return;
      dragged = false;
      from = {at: onMap(event), x: event.clientX, y: event.clientY, pointer: event.pointerId};
    });
    page.stage.addEventListener("pointermove", event => {
      if (!from) return hover(codeAt(event), event);
      if (!dragged && Math.hypot(event.clientX - from.x, event.clientY - from.y) < DRAG) return;
      if (!dragged) page.stage.setPointerCapture(from.pointer);
      dragged = true;
      hover(null);
      if (view.scale === 1) return;
      const now = onMap(event);
      view.x += from.at[0] - now[0];
      view.y += from.at[1] - now[1];
      place();
    });
    for (const end of ["pointerup", "pointercancel"]) page.stage.addEventListener(end, () => { from = null; });
    page.stage.addEventListener("pointerleave", () => hover(null));
    page.stage.addEventListener("click", event => {
      if (dragged || !event.target.closest("svg.map")) return;
      const code = codeAt(event);
      if (code) choose(code);
      else clear();
    });
    page.stage.addEventListener("wheel", event => {
      if (!event.target.closest("svg.map") || (event.deltaY > 0 && view.scale === 1)) return;
      event.preventDefault();
      zoom(Math.exp(-Math.max(-60, Math.min(60, event.deltaY)) / 240), onMap(event));
    }, {passive: false});
  }

  /** The one tile that Tab reaches. */
  function focusable(code) {
    if (view.focused) each(view.focused, path => path.setAttribute("tabindex", "-1"));
    view.focused = code;
    each(code, path => path.setAttribute("tabindex", "0"));
  }

  /** A copy of the drawing as it is chosen now, all of it, without what only a screen needs. */
  function standing() {
    const svg = shown(), copied = svg.cloneNode(true);
    copied.setAttribute("viewBox", whole[svgs.indexOf(svg)]);
    copied.setAttribute("role", "img");
    copied.prepend(svgElement("rect", {width: "100%", height: "100%", fill: "var(--paper)"}));
    for (const path of copied.querySelectorAll(".tile")) path.removeAttribute("role");
    copied.querySelector(".beside").removeAttribute("display");
    for (const part of copied.querySelectorAll(".names, .marks")) part.remove();
    for (const label of copied.querySelectorAll(".label")) label.removeAttribute("transform");
    for (const path of copied.querySelectorAll(".dim")) path.setAttribute("opacity", "0.3");
    return copied;
  }

  /** Colour a municipality: by a colour of the palette, or by a pattern of the drawing (its name begins with #). */
  const fill = (code, paint) => each(code, path => {
    const lang = path.ownerSVGElement.parentElement.lang || page.lang;
    path.setAttribute("fill", paint.startsWith("#") ? `url(${paint}-${lang})` : `var(--${paint})`);
    if (paint === "#none") path.removeAttribute("fill-opacity");
    else path.setAttribute("fill-opacity", scene.fill);
  });

  new ResizeObserver(place).observe(page.stage);
  return {svgs, tile, get focused() { return view.focused; }, each, zoom, fit, reveal, layer, layers, only, mark, reach, focusable, standing, fill};
};
