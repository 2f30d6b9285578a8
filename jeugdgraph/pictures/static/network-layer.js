// A layer of the picture that is painted once and then shown again, until the view or what is in it changes.
// Thousands of ties take longer to paint than a frame lasts; showing them again takes a millisecond.

class NetworkLayer {
  /**
   * `paint(ctx, camera)` paints in pixels of the screen; `settle()` asks for a repaint when the view is at rest. While
   * the view moves, a layer that takes longer than `slow` (milliseconds) is moved and stretched.
   */
  constructor(paint, settle, slow) {
    Object.assign(this, {paint, settle, slow, canvas: document.createElement("canvas"), seen: null, took: 0});
  }

  /** What is in the layer has changed. */
  stale() { this.seen = null; }

  /** Show the layer as the camera sees it. */
  show(ctx, camera, alpha = 1) {
    const same = (...keys) => this.seen && keys.every(key => this.seen[key] === camera[key]);
    if (!same("scale", "x", "y", "width", "height", "dense")) {
      if (same("width", "height", "dense") && this.took > this.slow) return this.stretched(ctx, camera, alpha);
      this.repaint(camera);
    }
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.globalAlpha = alpha;
    ctx.drawImage(this.canvas, 0, 0);
    ctx.restore();
  }

  repaint(camera) {
    const began = performance.now(), {canvas} = this;
    const width = Math.round(camera.width * camera.dense), height = Math.round(camera.height * camera.dense);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, {width, height});
    const ctx = canvas.getContext("2d");
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.setTransform(camera.dense, 0, 0, camera.dense, 0, 0);
    this.paint(ctx, camera);
    this.seen = camera;
    this.took = performance.now() - began;
  }

  stretched(ctx, camera, alpha) {
    const before = this.seen, grown = camera.scale / before.scale;
    ctx.save();
    ctx.setTransform(camera.dense, 0, 0, camera.dense, 0, 0);
    ctx.translate(camera.x - before.x * grown, camera.y - before.y * grown);
    ctx.scale(grown, grown);
    ctx.globalAlpha = alpha;
    ctx.drawImage(this.canvas, 0, 0, before.width, before.height);
    ctx.restore();
    this.settle();
  }
}
