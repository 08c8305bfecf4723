package it.portaledgst.bench.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.bench.BenchFailure;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against the portal as it is packaged: the visitors see its pages, and what is no page of its is no figure. */
class ClickingIT {

    private static final Path WORLD = Path.of("..", "sandbox", "world", "target", "sandbox-world.jar");
    private static final Path PORTAL = Path.of("..", "ui", "target", "ui.jar");

    private static Portal portal;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        http = HttpClient.newHttpClient();
        portal = Portal.start(List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"), WORLD, PORTAL, 100);
    }

    @AfterAll
    static void stop() {
        if (portal != null) {
            portal.close();
        }
        http.shutdownNow();
    }

    @Test
    void everyPlaceIsShownAndCounted() {
        var visitors = new ArrayList<Visitor>();
        for (int i = 0; i < 3; i++) {
            visitors.add(visitor(Portal.PEOPLE.get(i)));
            visitors.getLast().open();
        }
        long before = visitors.getFirst().received();

        var times = new Clicking(visitors, Duration.ofMillis(100)).run(Duration.ZERO, Duration.ofSeconds(15));

        assertThat(times.keySet()).containsExactly(Place.values());
        assertThat(times.values()).allSatisfy(each -> assertThat(each.percentile(50)).isPositive());
        assertThat(visitors.getFirst().received()).isGreaterThan(before + 10_000);
        visitors.forEach(Visitor::close);
    }

    @Test
    void oneWhomThePortalDoesNotKnowStopsTheMeasure() {
        var known = visitor("mario.rossi");
        known.open();
        var stranger = new Visitor(http, portal.address());
        long began = System.nanoTime();

        assertThatThrownBy(() -> new Clicking(List.of(known, stranger), Duration.ofMillis(100)).run(Duration.ZERO, Duration.ofMinutes(10)))
                .isInstanceOf(BenchFailure.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMinutes(5));
        known.close();
    }

    @Test
    void aRequestThatIsNotTheirsIsNotAPage() {
        var one = visitor("giulia.bianchi");
        one.open();
        assertThatThrownBy(() -> one.go(Place.REQUEST)).isInstanceOf(BenchFailure.class)
                .hasMessageContaining(Place.REQUEST.heading);
        one.close();
    }

    private static Visitor visitor(String username) {
        var visitor = new Visitor(http, portal.address());
        visitor.signIn(portal.signIn(), username);
        return visitor;
    }
}
