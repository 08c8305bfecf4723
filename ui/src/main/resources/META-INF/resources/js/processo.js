/* Draws a BPMN model with bpmn-js: how many stand at each element, and one request's path. */
window.portaleProcesso = window.portaleProcesso || (() => {

  const MARGIN = 40;

  const chip = (kind, count) => {
    const part = document.createElement('span');
    part.className = 'diagram-chip diagram-chip-' + kind;
    part.textContent = count.toLocaleString(document.documentElement.lang || 'it');
    return part;
  };

  const size = place => {
    const { viewer, box, scale } = place.portaleDiagram;
    const canvas = place.firstElementChild;
    canvas.style.width = box.width * scale + 'px';
    canvas.style.height = box.height * scale + 'px';
    viewer.get('canvas').resized();
    viewer.get('canvas').viewbox(box);
  };

  const draw = async (place, xml, counts, path, failed) => {
    place.portaleDiagram?.viewer.destroy();
    place.portaleDiagram = null;
    const canvas = document.createElement('div');
    place.replaceChildren(canvas);
    const viewer = new window.BpmnJS({ container: canvas });
    try {
      await viewer.importXML(xml);
    } catch (unreadable) {
      place.textContent = failed;
      return;
    }
    const inner = viewer.get('canvas').viewbox().inner;
    const box = { x: inner.x - MARGIN, y: inner.y - MARGIN, width: inner.width + 2 * MARGIN, height: inner.height + 2 * MARGIN };
    place.portaleDiagram = { viewer, box, scale: Math.min(1, Math.max(place.clientWidth / box.width, .6)) };
    size(place);
    // a picture: the tables beneath say the same, and keys scroll the place it is in
    canvas.querySelectorAll('svg').forEach(picture => {
      picture.setAttribute('aria-hidden', 'true');
      picture.removeAttribute('tabindex');
    });
    const elements = viewer.get('elementRegistry');
    counts.filter(each => elements.get(each.id)).forEach(each => {
      const chips = document.createElement('div');
      chips.className = 'diagram-chips';
      chips.setAttribute('aria-hidden', 'true');
      ['completed', 'active', 'incidents'].filter(kind => each[kind] > 0).forEach(kind => chips.append(chip(kind, each[kind])));
      viewer.get('overlays').add(each.id, { position: { bottom: 8, left: -4 }, html: chips });
    });
    path.filter(step => elements.get(step.id)).forEach(step =>
      viewer.get('canvas').addMarker(step.id, step.state === 'ACTIVE' ? 'diagram-here' : 'diagram-passed'));
  };

  const zoom = (place, factor) => {
    if (place.portaleDiagram) {
      place.portaleDiagram.scale = Math.min(2, Math.max(.25, place.portaleDiagram.scale * factor));
      size(place);
    }
  };

  return { draw, zoom };
})();
