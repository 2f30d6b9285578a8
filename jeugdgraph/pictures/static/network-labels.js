// Names in the picture: as many as stand apart from each other, the most telling first.

const networkLabels = (() => {
  const SIZE = 12, LINE = 14, GAP = 3, CELL = 48;
  const WIDEST = 24;
  const ROOM = 6000;
  const LANDMARKS = 40, FEW = 3;

  /** A name as it stands in the picture: not too long, cut between characters. */
  function brief(name, most) {
    const letters = [...name.slice(0, 4 * most).replace(/\s+/g, " ").trim()];
    return letters.length > most || name.length > 4 * most ? `${letters.slice(0, most - 1).join("").trimEnd()}…` : letters.join("");
  }

  /** A name on one line or two. */
  function inLines(name) {
    const whole = brief(name, 2 * WIDEST);
    if (whole.length <= WIDEST) return [whole];
    const fold = whole.lastIndexOf(" ", WIDEST);
    return fold < 4 ? [brief(whole, WIDEST)] : [whole.slice(0, fold), brief(whole.slice(fold + 1), WIDEST + 4)];
  }

  /** Boxes that must not overlap, kept by cell so that only what is near is compared. */
  function grid() {
    const cells = new Map();
    const near = (box, act) => {
      for (let x = Math.floor(box.left / CELL); x <= Math.floor(box.right / CELL); x++)
        for (let y = Math.floor(box.top / CELL); y <= Math.floor(box.bottom / CELL); y++)
          if (act(`${x} ${y}`)) return true;
      return false;
    };
    const meets = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
    return {
      free: (box, own) => !near(box, key => cells.get(key)?.some(other => (!own || other.own !== own) && meets(box, other))),
      take: box => near(box, key => { cells.set(key, [...cells.get(key) || [], box]); }),
    };
  }

  const titleBox = title => ({left: title.x - title.width / 2 - 4, right: title.x + title.width / 2 + 4, top: title.y - SIZE, bottom: title.y + 4});

  /** Those titles that do not overlap one before them. */
  function apart(titles) {
    const taken = grid();
    return titles.filter(title => {
      const box = titleBox(title), free = taken.free(box);
      if (free) taken.take(box);
      return free;
    });
  }

  /** The largest municipalities: on a map people find their way by them. */
  const landmarks = nodes => new Set(nodes.filter(node => node.residents)
    .sort((a, b) => b.residents - a.residents || (a.id < b.id ? -1 : 1)).slice(0, LANDMARKS));

  /** Most telling first: what the picture is about, what is marked, landmarks, what is tied to the first, the large, the much tied. */
  function ranked(nodes, model, marked) {
    const telling = node => [model.focus.has(node.id), Boolean(node.mark), marked.has(node), node.ties.some(model.nearFocus),
      node.size, node.ties.length].map(Number);
    const rank = new Map(nodes.map(node => [node, telling(node)]));
    const compare = (a, b) => {
      const one = rank.get(a), other = rank.get(b), place = one.findIndex((value, index) => value !== other[index]);
      return place < 0 ? (a.id < b.id ? -1 : 1) : other[place] - one[place];
    };
    return [...nodes].sort(compare);
  }

  /** Where a name can stand about its node: its middle and the foot of its first line, and from where it is written. */
  function spots(at, radius, {width, height}) {
    const wide = width / 2, away = radius + GAP, beside = at.y - height / 2 + SIZE * 0.9;
    return [
      {x: at.x, y: at.y + away + SIZE * 0.85, align: "center", dx: 0},
      {x: at.x, y: at.y - away - height + SIZE * 0.7, align: "center", dx: 0},
      {x: at.x + away + wide + 1, y: beside, align: "start", dx: away + 1},
      {x: at.x - away - wide - 1, y: beside, align: "end", dx: -away - 1},
    ];
  }

  const boxOf = (spot, {width, height}) => ({left: spot.x - width / 2 - 4, right: spot.x + width / 2 + 4,
    top: spot.y - SIZE - 2, bottom: spot.y - SIZE + height + 3});
  const about = ({x, y}, away) => ({left: x - away, right: x + away, top: y - away, bottom: y + away});
  const inside = (box, camera) => box.left >= 0 && box.right <= camera.width && box.top >= 0 && box.bottom <= camera.height;

  /**
   * Places of names: lines of words, and how far they stand from their node. `camera` tells where a node is on the
   * screen and how large, `measure` how wide words are. Names keep clear of the `titles` of rings and hulls; those of
   * `first`, and of the few that the picture is about, are written whatever lies there.
   */
  function place(nodes, {model, camera, measure, landmarks: marked = new Set(), titles = [], first = new Set()}) {
    const taken = grid();
    const most = Math.max(30, camera.width * camera.height / ROOM);
    const inView = nodes.filter(node => inside(about(camera.at(node), 0), camera));
    for (const title of titles) taken.take(titleBox(title));
    if (inView.length < 260) for (const node of inView) {
      taken.take({own: node, ...about(camera.at(node), camera.radius(node))});
    }
    const placed = [];
    const order = ranked(inView, model, marked);
    for (const node of [...order.filter(one => first.has(one)), ...order.filter(one => !first.has(one))]) {
      if (placed.length >= most) break;
      const needed = first.has(node) || model.focus.size <= FEW && model.focus.has(node.id);
      const found = spotFor(node, {model, camera, measure, taken, needed});
      if (found) placed.push(found);
    }
    return placed;
  }

  /** A place beyond the edge, moved inside. */
  function pushed(spot, size, camera) {
    const {left, right} = boxOf(spot, size), by = Math.max(0, -left) || Math.min(0, camera.width - right);
    return {...spot, x: spot.x + by, dx: spot.dx + by};
  }

  function spotFor(node, {model, camera, measure, taken, needed}) {
    const lines = inLines(page.text(node.label)), strong = needed || model.focus.has(node.id), at = camera.at(node);
    const size = {width: Math.max(...lines.map(words => measure(words, strong))), height: LINE * lines.length};
    const all = spots(at, camera.radius(node) + (node.mark ? 5 : 0) + (needed ? 6 : 0), size);
    if (needed) all.push(pushed(all[0], size, camera), pushed(all[1], size, camera));
    const spot = all.find(one => inside(boxOf(one, size), camera) && taken.free(boxOf(one, size), node)) || (needed ? all[4] : null);
    if (!spot) return null;
    taken.take({...boxOf(spot, size), own: node});
    return {node, lines, strong, align: spot.align, dx: spot.dx, dy: spot.y - at.y};
  }

  return {SIZE, LINE, brief, apart, landmarks, place};
})();
