/* Small things only the browser can do. Loaded once, before any call from the server. */
window.portale = window.portale || (() => {

  const focus = element => {
    if (element) {
      element.focus({ preventScroll: true });
      element.scrollIntoView({ block: 'start' });
    }
  };

  /* "#contenuto" would leave the page because of <base href>: move the focus ourselves. */
  const prepareSkipLinks = frame => frame.querySelectorAll('.skip-links a').forEach(link =>
    link.addEventListener('click', event => {
      event.preventDefault();
      event.stopPropagation();
      focus(document.getElementById(link.getAttribute('href').slice(1)));
    }));

  const focusHeading = () => requestAnimationFrame(() => {
    const heading = document.querySelector('main h1');
    if (heading && !document.querySelector('[data-takes-focus]')) {
      heading.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  });

  /* Copying must happen inside the click, or some browsers refuse it. */
  const prepareCopy = (button, text, status, done, failed) => {
    button.onclick = async () => {
      try {
        await navigator.clipboard.writeText(text);
        status.textContent = done;
      } catch (refused) {
        status.textContent = failed;
      }
      clearTimeout(button.forget);
      button.forget = setTimeout(() => { status.textContent = ''; }, 6000);
    };
  };

  /* Counts from the last request made for the person; warns before the server forgets them. */
  const watchSession = (frame, seconds, warning, texts) => {
    let last = 0;
    let told = false;
    /* The session is one for all tabs: what happens in another one counts here too. */
    const used = () => {
      last = Date.now();
      try { localStorage.setItem('portale.used', last); } catch (refused) { /* this tab alone, then */ }
    };
    const lastUsed = () => {
      try { return Math.max(last, Number(localStorage.getItem('portale.used'))); } catch (refused) { return last; }
    };
    used();
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
      if (entry.name.includes('v-r=uidl') || entry.entryType === 'navigation') {
        used();
      }
    })).observe({ type: 'resource', buffered: true });

    const dialog = document.createElement('dialog');
    dialog.className = 'session-warning';
    dialog.setAttribute('aria-labelledby', 'session-warning-title');
    dialog.innerHTML = '<h2 id="session-warning-title"></h2><p></p><div><button class="act act-primary"></button><button class="act act-secondary"></button></div>';
    dialog.querySelector('h2').textContent = texts.title;
    dialog.querySelector('p').textContent = texts.text;
    const [stay, leave] = dialog.querySelectorAll('button');
    stay.textContent = texts.stay;
    leave.textContent = texts.leave;
    const stayHere = () => { told = false; used(); frame.dispatchEvent(new CustomEvent('still-here')); };
    stay.onclick = () => dialog.close();
    dialog.addEventListener('close', stayHere);
    leave.onclick = () => frame.dispatchEvent(new CustomEvent('leave-now'));
    frame.appendChild(dialog);

    const clock = setInterval(() => {
      if (!frame.isConnected) {
        clearInterval(clock);
        return;
      }
      const quiet = (Date.now() - lastUsed()) / 1000;
      if (quiet > seconds) {
        clearInterval(clock);
        location.assign('sessione-scaduta');
      } else if (quiet > seconds - warning && !told) {
        told = true;
        dialog.showModal();
      }
    }, 5000);
  };

  return { prepareSkipLinks, focusHeading, prepareCopy, watchSession, focus };
})();
