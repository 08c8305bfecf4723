package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.kit.Icon;
import it.portaledgst.ui.kit.ServiceName;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrawnTest {

    @Test
    @DisplayName("texts and attributes stay texts and attributes, whatever is in them")
    void escaped() {
        var link = new Anchor("pagamenti/\"><script>alert(1)</script>", "Rossi & <b>Figli</b> </div><img src=x onerror=alert(1)>");
        link.getElement().setAttribute("title", "'\"> <i>&amp;");
        var drawn = new Drawn(new Div(link, new Span("1.050,30 €")));
        var read = ViewTest.html(drawn);
        assertThat(read.getAllElements()).extracting(org.jsoup.nodes.Element::tagName).containsExactly("div", "a", "span");
        var a = read.selectFirst("a");
        assertThat(a.wholeText()).isEqualTo("Rossi & <b>Figli</b> </div><img src=x onerror=alert(1)>");
        assertThat(a.attr("href")).isEqualTo("pagamenti/\"><script>alert(1)</script>");
        assertThat(a.attr("title")).isEqualTo("'\"> <i>&amp;");
        assertThat(read.selectFirst("span").wholeText()).isEqualTo("1.050,30 €");
        assertThat(html(drawn)).isASCII();
    }

    @Test
    @DisplayName("it is the same element with the same things in it, not a blank more: one node for all")
    void same() {
        var model = new Div(new Icon(Icon.Shape.CHECK), new ServiceName("Titolo", "11-AUT"));
        model.addClassNames("one", "two");
        model.getElement().setAttribute("role", "row").setAttribute("hidden", true);
        var drawn = new Drawn(model);
        assertThat(drawn.getElement().getTag()).isEqualTo("div");
        assertThat(drawn.getElement().getAttribute("class")).isEqualTo("one two");
        assertThat(drawn.getElement().getAttribute("role")).isEqualTo("row");
        assertThat(drawn.getElement().hasAttribute("hidden")).isTrue();
        assertThat(html(drawn)).isEqualTo("<span aria-hidden=\"true\" class=\"icon icon-check\"></span><span lang=\"it\">"
                + "<span>Titolo </span><span class=\"unbroken\">(11-AUT)</span></span>");
        assertThat(drawn.getElement().getChildCount()).isZero();
    }

    @Test
    @DisplayName("drawn anew only when it looks different")
    void redraw() {
        var drawn = new Drawn(new Div(new Span("Da pagare")));
        assertThat(drawn.redraw(new Div(new Span("Da pagare")))).isFalse();
        assertThat(drawn.redraw(new Div(new Span("Pagato")))).isTrue();
        assertThat(html(drawn)).isEqualTo("<span>Pagato</span>");
    }

    @Test
    @DisplayName("what HTML cannot carry is refused, not lost in silence")
    void refused() {
        var hidden = new Span("hidden");
        hidden.setVisible(false);
        var property = new Span();
        property.getElement().setProperty("value", "typed");
        var disabled = new Button("no");
        disabled.setEnabled(false);
        for (Component lost : new Component[] {hidden, property, disabled}) {
            assertThatIllegalArgumentException().isThrownBy(() -> new Drawn(new Div(lost)));
        }
    }

    private static String html(Drawn drawn) {
        return drawn.getElement().getProperty("innerHTML");
    }
}
