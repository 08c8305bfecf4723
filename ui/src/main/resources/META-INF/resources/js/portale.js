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

  /* "#field" alone would be an address of the base path: each link gets its whole address; following it stays on the page. */
  const prepareErrorLinks = summary => summary.querySelectorAll('a').forEach(link => {
    const field = link.hash.slice(1);
    link.href = location.pathname + location.search + '#' + field;
    link.onclick = event => {
      event.preventDefault();
      event.stopPropagation();
      const place = document.getElementById(field);
      place.scrollIntoView({ block: 'center' });
      (place.querySelector('vaadin-radio-button') ?? place).focus(); // a group takes no focus itself
    };
  });

  /* A row of a table, or what stands for it when it is not there. */
  const focusRow = (row, instead) => {
    const place = row || instead;
    place.tabIndex = -1;
    place.focus();
  };

  /* What had the focus may be taken away by news from the server: without this the next Tab would start from the top. */
  let lastFocused = null;
  document.addEventListener('focusin', event => { lastFocused = event.target; });
  const rescueFocus = place => {
    const lost = lastFocused && !lastFocused.checkVisibility();
    if (lost && [document.body, lastFocused].includes(document.activeElement)) {
      (place.textContent ? place : document.querySelector('main h1')).focus();
    }
  };

  const phone = matchMedia('(max-width: 991px)');
  const closeOnPhone = details => {
    const fit = () => { details.open = !phone.matches; };
    fit();
    phone.addEventListener('change', () => { if (details.isConnected) fit(); });
  };

  /* Copying must happen inside the click, or some browsers refuse it. */
  const copy = async (button, text, done, failed, tell) => {
    try {
      await navigator.clipboard.writeText(text);
      tell(done);
    } catch (refused) {
      tell(failed);
    }
    clearTimeout(button.forget);
    button.forget = setTimeout(() => tell(''), 6000);
  };

  const prepareCopy = (button, text, status, done, failed) => {
    button.onclick = () => copy(button, text, done, failed, told => { status.textContent = told; });
  };

  /* The buttons of a whole table: rows come and go. What is told to all shows beside the button, too. */
  const prepareCopies = (table, status, done, failed) => table.addEventListener('click', event => {
    const button = event.target.closest('[data-copy]');
    if (button) {
      copy(button, button.dataset.copy, done, failed, told => {
        status.textContent = told;
        button.querySelector('.icon').classList.toggle('icon-check', told === done);
        if (told === failed) {
          getSelection().selectAllChildren(button.previousElementSibling);
        }
      });
    }
  });

  /* A file may take a while: the page says so and stays usable. Whole in the browser before it is saved, it is never half a file. */
  const prepareDownloads = (place, told, progress, preparing, ready, failed) => {
    const download = async link => {
      const answer = await fetch(link.href);
      const name = /filename="([^"]+)"/.exec(answer.headers.get('Content-Disposition'));
      if (!answer.ok || !name) {
        throw new Error(answer.status);
      }
      const save = document.createElement('a');
      save.href = URL.createObjectURL(await answer.blob());
      save.download = name[1];
      save.click();
      setTimeout(() => URL.revokeObjectURL(save.href), 60000);
    };
    place.querySelectorAll('a').forEach(link => {
      link.onclick = async event => {
        event.preventDefault();
        if (!progress.hidden) {
          return;
        }
        progress.hidden = false;
        told.textContent = preparing;
        try {
          await download(link);
          told.textContent = ready;
        } catch (lost) {
          told.textContent = failed;
        }
        progress.hidden = true;
      };
    });
  };

  /* Counts from the last request made for the person; warns before the server forgets them. */
  const watchSession = (frame, seconds, warning, texts) => {
    let last = 0;
    /* The session is one for all tabs: what happens in another one counts here too. */
    const used = () => {
      last = Date.now();
      try { localStorage.setItem('portale.used', last); } catch (refused) { /* this tab alone, then */ }
    };
    const lastUsed = () => {
      try { return Math.min(Date.now(), Math.max(last, Number(localStorage.getItem('portale.used')))); } catch (refused) { return last; }
    };
    used();
    const dialog = document.createElement('dialog');
    dialog.className = 'session-warning';
    dialog.setAttribute('aria-labelledby', 'session-warning-title');
    dialog.setAttribute('aria-describedby', 'session-warning-text');
    dialog.innerHTML = '<h2 id="session-warning-title"></h2><p id="session-warning-text"></p><p class="session-left"></p>'
      + '<p role="status" class="sr-only"></p><div><button class="act act-primary"></button><button class="act act-secondary"></button></div>';
    dialog.querySelector('h2').textContent = texts.title;
    dialog.querySelector('p').textContent = texts.text;
    const left = dialog.querySelector('.session-left');
    const status = dialog.querySelector('[role="status"]');
    const [stay, leave] = dialog.querySelectorAll('button');
    stay.textContent = texts.stay;
    leave.textContent = texts.leave;
    stay.onclick = () => dialog.close();
    /* Escape closes as well: whoever presses a key is still here. */
    dialog.addEventListener('close', () => {
      if (dialog.returnValue !== 'elsewhere') {
        used();
        frame.dispatchEvent(new CustomEvent('still-here'));
      }
    });
    leave.onclick = () => frame.dispatchEvent(new CustomEvent('leave-now'));
    frame.appendChild(dialog);

    /* Under the warning the page asks by itself only, when the window changes its size for instance: that answers nothing. */
    new PerformanceObserver(list => list.getEntries().forEach(entry => {
      if (!dialog.open && entry.name.includes('v-r=uidl')) {
        used();
      }
    })).observe({ type: 'resource', buffered: true });

    /* A clock is for the eye; read aloud each second it would let nobody press a button. */
    const ALOUD = [warning, 60, 20];
    let toTell = [];
    const inWords = rest => {
      const minutes = rest >= 60;
      return new Intl.NumberFormat(document.documentElement.lang, { style: 'unit', unit: minutes ? 'minute' : 'second', unitDisplay: 'long' })
        .format(minutes ? Math.round(rest / 60) : rest);
    };
    const warn = rest => {
      if (!dialog.open) {
        toTell = ALOUD.filter(moment => moment <= warning);
        dialog.returnValue = '';
        status.textContent = '';
        dialog.showModal();
      } else if (rest <= toTell[0]) { // never with the opening itself: the place must be there before its words
        toTell = toTell.filter(moment => moment < rest);
        status.textContent = texts.told.replace('{0}', inWords(rest));
      }
      left.textContent = `${texts.left} ${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
    };

    const clock = setInterval(() => {
      if (!frame.isConnected) {
        clearInterval(clock);
        return;
      }
      const rest = Math.ceil(seconds - (Date.now() - lastUsed()) / 1000);
      if (rest <= 0) {
        clearInterval(clock);
        location.assign('sessione-scaduta');
      } else if (rest <= warning) {
        warn(rest);
      } else if (dialog.open) {
        dialog.close('elsewhere'); // another tab went on
      }
    }, 1000);
  };

  /* The session ends with its program: pagina.js leads back from there, in this tab and only for a while. */
  const comeBack = () => {
    try { sessionStorage.setItem('portale.update', Date.now()); } catch (refused) { /* then by hand */ }
  };

  return { prepareSkipLinks, focusHeading, prepareCopy, prepareCopies, prepareDownloads, prepareErrorLinks, focusRow, rescueFocus, closeOnPhone, watchSession, comeBack, focus };
})();
