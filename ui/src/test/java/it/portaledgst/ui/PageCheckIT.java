package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Each of the checks every page goes through can fail. */
class PageCheckIT extends BrowserTest {

    @Test
    @DisplayName("a plain page passes")
    void plain() {
        show("<p>Parole</p>");
        assertThatCode(() -> check("plain")).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("words too pale in the dark theme alone are found")
    void contrast() {
        show("<p style='color: light-dark(#000, #444)'>Parole</p>");
        assertThatThrownBy(() -> check("pale")).hasMessageContaining("pale at 1280 in the dark").hasMessageContaining("color-contrast");
    }

    @Test
    @DisplayName("what only the dark theme shows is looked at like the rest")
    void onlyInTheDark() {
        show("<style>img { display: none } @media (prefers-color-scheme: dark) { img { display: block } }</style><img src='data:,' width='44' height='44'>");
        assertThatThrownBy(() -> check("dark")).hasMessageContaining("dark at 1280 in the dark").hasMessageContaining("image-alt");
    }

    @Test
    @DisplayName("what makes a narrow page scroll sideways is found")
    void sideways() {
        show("<div style='width: 330px'>Parole</div>");
        assertThatThrownBy(() -> check("wide")).hasMessageContaining("sideways, wide at 320");
    }

    @Test
    @DisplayName("what scrolls sideways only with wide text spacing, or with big letters, is found")
    void spacing() {
        show("<p style='white-space: nowrap; font: 14px monospace; margin: 0'>trentaquattro lettere in una riga</p>");
        assertThatThrownBy(() -> check("spaced")).hasMessageContaining("wide text spacing at 320");
        show("<p style='white-space: nowrap; width: 20rem'>" + "<span style='display: inline-block; width: 50rem; max-width: 300%'>Parole</span></p>");
        assertThatThrownBy(() -> check("big")).hasMessageContaining("sideways, big");
    }

    @Test
    @DisplayName("words that their box cuts off with wide text spacing are found")
    void cut() {
        show("<div style='width: 54px; white-space: nowrap; overflow: hidden; font: 14px monospace'>Parole</div>");
        assertThatThrownBy(() -> check("cut")).hasMessageContaining("cut off by wide text spacing");
    }

    @Test
    @DisplayName("a button too small for a thumb is found, a link within a sentence is not")
    void targets() {
        show("<p>Si trova nelle <a href='#' style='color: LinkText'>note legali</a> del portale.</p>");
        assertThatCode(() -> check("sentence")).doesNotThrowAnyException();
        show("<button style='height: 40px; width: 80px'>Premi</button>");
        assertThatThrownBy(() -> check("thumb")).hasMessageContaining("too small to press").hasMessageContaining("80 x 40");
    }

    @Test
    @DisplayName("a missing text and a second h1 are found")
    void words() {
        show("<p>!it: page.title</p>");
        assertThatThrownBy(() -> check("raw")).hasMessageContaining("!it:");
        show("<h1>Altro</h1>");
        assertThatThrownBy(() -> check("two")).hasMessageContaining("one h1");
    }

    private void show(String body) {
        page.setContent("""
                <!doctype html><html lang="it"><head><title>Prova</title><meta name="color-scheme" content="light dark">
                <meta name="viewport" content="width=device-width"><style>body { margin: 0; background: Canvas; color: CanvasText }</style></head>
                <body><main><h1>Prova</h1>%s</main></body></html>""".formatted(body));
    }
}
