package it.portaledgst.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.internal.nodefeature.ElementListenerMap;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.server.VaadinSession;
import it.portaledgst.domain.payment.Citizen;
import it.portaledgst.domain.payment.PaymentRequests;
import it.portaledgst.ui.access.SignedIn;
import it.portaledgst.ui.kit.Drawn;
import it.portaledgst.ui.shell.PortalLayout;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Real views, real domain, real database; no browser. */
@SpringBootTest
@ViewPackages(classes = PortaleUi.class)
@Import({World.class, Statements.class})
@WithCitizen
abstract class ViewTest extends SpringBrowserlessTest {

    @Autowired
    World.Happenings world;
    @Autowired
    PaymentRequests payments;
    @Autowired
    SignedIn person;
    @Autowired
    ManualClock clock;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        TestDatabase.register(properties, "views");
        properties.add("portale.operate-url", () -> "https://camunda.example.org/operate/");
    }

    /** The imitated browser asks for the JVM's language. */
    @BeforeAll
    static void italian() {
        Locale.setDefault(Locale.ITALY);
    }

    @AfterEach
    void presentTime() {
        clock.reset();
    }

    static void speak(Locale language) {
        VaadinSession.getCurrent().setLocale(language);
        UI.getCurrent().setLocale(language);
    }

    Citizen me() {
        return person.citizen();
    }

    /** Everything there is to read on the page, hidden parts left out. */
    String page() {
        return read($(PortalLayout.class).single());
    }

    /** Opens an address with its query, as a browser does. */
    <V extends Component> V go(String address, Class<V> view) {
        String[] parts = address.split("\\?", 2);
        UI.getCurrent().navigate(parts[0], parts.length == 1 ? QueryParameters.empty() : QueryParameters.fromString(parts[1]));
        assertThat(getCurrentView()).isInstanceOf(view);
        return view.cast(getCurrentView());
    }

    String heading() {
        return $(com.vaadin.flow.component.html.H1.class).single().getText();
    }

    Button button(String text) {
        return $(Button.class).withText(text).single();
    }

    boolean hasButton(String text) {
        return $(Button.class).withText(text).exists();
    }

    void press(String text) {
        test(button(text)).click();
    }

    TextField field(String label) {
        return $(TextField.class).withLabel(label).single();
    }

    Checkbox privacy() {
        return $(Checkbox.class).withLabel("Acconsento al trattamento dei dati personali").single();
    }

    /** A link, as its text is read and as its address is written in the page. */
    record Link(String href, String text) {
    }

    List<Link> links(String text) {
        var own = $(Anchor.class).all().stream().map(link -> new Link(link.getHref(), read(link)));
        var drawn = $(Drawn.class).all().stream().flatMap(part -> html(part).select("a").stream())
                .map(link -> new Link(link.attr("href"), read(link)));
        return Stream.concat(own, drawn).filter(link -> link.text().contains(text)).toList();
    }

    /** What the browser makes of a part that the server has drawn. */
    static org.jsoup.nodes.Element html(Drawn part) {
        return new org.jsoup.nodes.Element(part.getElement().getTag()).html(part.getElement().getProperty("innerHTML"));
    }

    /** The rows of the page's table as they are read, without its head. */
    List<String> rows() {
        return $(Drawn.class).withAttribute("role", "row").all().stream().map(ViewTest::read).toList();
    }

    /** What the browser sends when a button in that row of the page's first table is pressed. */
    void pressInRow(String key) {
        var body = $(Drawn.class).withAttribute("role", "row").all().getFirst().getElement().getParent();
        var listeners = body.getNode().getFeature(ElementListenerMap.class);
        var sent = JacksonUtils.createObjectNode();
        listeners.getExpressions("click").forEach(asked -> {
            if (asked.endsWith("dataset.row")) {
                sent.put(asked, key);
            } else {
                sent.put(asked, true);
            }
        });
        listeners.fireEvent(new DomEvent(body, "click", sent));
    }

    /** Waits for another thread's news to reach the page, as push would bring them. */
    void eventually(String text) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!page().contains(text) && System.nanoTime() < end) {
            roundTrip();
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertThat(page()).contains(text);
    }

    static String read(org.jsoup.nodes.Element drawn) {
        return String.join(" ", drawn.nodeStream(TextNode.class).map(TextNode::text).filter(text -> !text.isBlank()).toList());
    }

    static String read(Component component) {
        return read(component.getElement());
    }

    private static String read(Element element) {
        if (element.isTextNode()) {
            return element.getText();
        }
        if (!element.isVisible()) {
            return "";
        }
        if (element.getComponent().orElse(null) instanceof Drawn drawn) {
            return read(html(drawn));
        }
        var own = Stream.of("label", "helperText", "errorMessage").map(element::getProperty)
                .filter(text -> text != null && !text.isEmpty());
        var below = element.getChildren().map(ViewTest::read);
        return String.join(" ", Stream.concat(own, below).filter(text -> !text.isBlank()).toList());
    }
}
