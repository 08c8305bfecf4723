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
      // above an event, whose name is beneath it; on the edge of what holds its name
      const small = elements.get(each.id).height < 60;
      viewer.get('overlays').add(each.id, { position: small ? { top: -16, left: -4 } : { bottom: 8, left: -4 }, html: chips });
    });
    const drawn = path.filter(step => elements.get(step.id));
    drawn.forEach(step => viewer.get('canvas').addMarker(step.id, step.state === 'ACTIVE' ? 'diagram-here' : 'diagram-passed'));
    if (drawn.length) {
      const { x, y, width, height } = elements.get(drawn.at(-1).id);
      const { scale } = place.portaleDiagram;
      place.scrollTo((x + width / 2 - box.x) * scale - place.clientWidth / 2, (y + height / 2 - box.y) * scale - place.clientHeight / 2);
    }
  };

  const zoom = (place, factor) => {
    if (place.portaleDiagram) {
      const before = place.portaleDiagram.scale;
      const after = Math.min(2, Math.max(.25, before * factor));
      const middle = (scrolled, seen) => (scrolled + seen / 2) * after / before - seen / 2;
      const to = [middle(place.scrollLeft, place.clientWidth), middle(place.scrollTop, place.clientHeight)];
      place.portaleDiagram.scale = after;
      size(place);
      place.scrollTo(...to);
    }
  };

  return { draw, zoom };
})();
