// The texts whose contrast with what is behind them is below that of WCAG 2.2, 1.4.3 (AA).
() => {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });

  // Any color of CSS as red, green, blue (0 to 255) and opacity (0 to 1).
  const read = color => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = context.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = color => {
    const [red, green, blue] = color.slice(0, 3).map(value => value / 255)
      .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (one, other) => {
    const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
    return (high + 0.05) / (low + 0.05);
  };

  const ancestors = element => element ? [element, ...ancestors(element.parentElement)] : [];
  const ground = element => ancestors(element).map(each => read(getComputedStyle(each).backgroundColor))
    .reduceRight((below, top) => over(top, below), [255, 255, 255, 1]);
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;

  // What a text of a picture may be on: the ground, and each filled shape that is drawn before it and meets it.
  const grounds = (parent, box) => {
    const picture = parent.closest('svg');
    const below = ground(picture ?? parent);
    if (!picture) return [below];
    const shapes = [...picture.querySelectorAll('rect, circle, ellipse, path, polygon')]
      .filter(shape => shape.compareDocumentPosition(parent) & Node.DOCUMENT_POSITION_FOLLOWING)
      .filter(shape => getComputedStyle(shape).fill !== 'none' && meet(shape.getBoundingClientRect(), box));
    return [below, ...shapes.map(shape => {
      const style = getComputedStyle(shape);
      const [red, green, blue, alpha] = read(style.fill);
      return over([red, green, blue, alpha * style.fillOpacity * style.opacity], below);
    })];
  };

  const faults = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode.data.trim();
    const parent = texts.currentNode.parentElement;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (!text || box.width < 2 || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(parent);
    const color = read(parent instanceof SVGElement ? style.fill : style.color);
    color[3] *= ancestors(parent).reduce((opacity, each) => opacity * getComputedStyle(each).opacity, 1);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 56 / 3 && style.fontWeight >= 700) ? 3 : 4.5;
    const found = Math.min(...grounds(parent, box).map(behind => contrast(over(color, behind), behind)));
    if (found < needed) faults.push(`'${text.slice(0, 60)}' has a contrast of ${found.toFixed(2)}, not ${needed}`);
  }
  return [...new Set(faults)];
}
