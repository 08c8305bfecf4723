package it.portaledgst.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;

class IdleSessionsTest {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Instant SIGNED_IN = Instant.parse("2026-11-23T09:00:00Z");

    private final MockHttpSession session = new MockHttpSession();

    @Test
    void anOpenTabAloneDoesNotKeepTheSession() throws Exception {
        ask(0, "v-r=uidl");
        ask(5, "v-r=heartbeat");
        ask(15, "v-r=push");
        assertThat(session.isInvalid()).isFalse();

        ask(20, "v-r=heartbeat");

        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void whoeverUsesThePageStays() throws Exception {
        ask(0, null);
        ask(19, "v-r=uidl&v-uiId=0");
        ask(38, null);
        ask(57, "v-r=heartbeat");

        assertThat(session.isInvalid()).isFalse();
    }

    @Test
    void comingBackTooLateMeansSigningInAgain() throws Exception {
        ask(0, null);
        ask(20, null);

        assertThat(session.isInvalid()).isTrue();
    }

    private void ask(int minute, String query) throws Exception {
        var request = new MockHttpServletRequest();
        request.setSession(session);
        request.setQueryString(query);
        var clock = Clock.fixed(SIGNED_IN.plus(Duration.ofMinutes(minute)), ZoneOffset.UTC);
        new IdleSessions(LIMIT, clock).doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
