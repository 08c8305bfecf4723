package it.portaledgst.domain.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What all kept forms have in common is in {@code PaymentDraftsTest}. */
class SupportDraftsTest extends SupportTest {

    @Autowired
    private SupportDrafts drafts;

    @Test
    void aLetterIsKeptInItsWholeLengthForItsWriterOnly() {
        var id = UUID.randomUUID();
        var letter = "x".repeat(NewSupportRequest.MAX_MESSAGE);
        drafts.keep(ANNA, id, "", Map.of("message", "Anna D'Èl \"x\""));
        drafts.keep(ANNA, id, "AMMINISTRATIVO", Map.of("message", letter + "y"));

        assertThat(drafts.find(ANNA, id)).get().satisfies(draft -> {
            assertThat(draft.matter()).isEqualTo("AMMINISTRATIVO");
            assertThat(draft.content()).containsExactly(Map.entry("message", letter));
            assertThat(draft.toString()).doesNotContain("xx");
        });
        assertThat(drafts.find(BRUNO, id)).isEmpty();
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofSeconds(1));
            drafts.keep(ANNA, UUID.randomUUID(), "TECNICO", Map.of());
        }
        assertThat(drafts.list(ANNA)).hasSize(5);
        clock.advance(Duration.ofDays(8));
        drafts.forgetOld();
        assertThat(jdbc.sql("select count(*) from support_draft").query(Long.class).single()).isZero();
    }

    @Test
    void sendingRemovesItForGood() {
        var request = about(SupportCategory.TECNICO, null);
        drafts.keep(ANNA, request.idempotencyKey(), "TECNICO", Map.of("message", "Non riesco."));
        var sent = support.open(ANNA, request);

        assertThat(drafts.list(ANNA)).isEmpty();
        assertThat(support.sentWith(ANNA, request.idempotencyKey())).contains(sent);
        assertThat(support.sentWith(BRUNO, request.idempotencyKey())).isEmpty();
        drafts.keep(ANNA, request.idempotencyKey(), "TECNICO", Map.of("message", "Non riesco."));
        assertThat(drafts.list(ANNA)).as("a late change from another tab").isEmpty();
    }
}
