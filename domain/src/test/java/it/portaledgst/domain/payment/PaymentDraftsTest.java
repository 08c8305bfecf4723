package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.DomainTest;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PaymentDraftsTest extends DomainTest {

    private static final String SERVICE = "11-AUT_GEN_RAD";

    @Autowired
    private PaymentDrafts drafts;
    private final Citizen citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
    private final UUID id = UUID.randomUUID();

    @BeforeEach
    void begin() {
        drafts.keep(citizen, id, SERVICE, Map.of("amount", "5"));
    }

    @Test
    void theLastChangeIsKeptForItsOwnerOnly() {
        drafts.keep(citizen, id, SERVICE, Map.of("amount", "50", "fullName", "Nora D'Èl \"x\""));

        assertThat(drafts.find(citizen, id)).get().satisfies(draft -> {
            assertThat(draft.matter()).isEqualTo(SERVICE);
            assertThat(draft.content()).isEqualTo(Map.of("amount", "50", "fullName", "Nora D'Èl \"x\""));
            assertThat(draft.toString()).doesNotContain("Nora");
        });
        assertThat(drafts.list(citizen)).hasSize(1);
        drafts.keep(citizen, id, "51-ESA_RAD", Map.of("amount", "50"));
        assertThat(drafts.find(citizen, id)).get().extracting(KeptForm::matter).isEqualTo("51-ESA_RAD");
        assertThat(drafts.find(BRUNO, id)).isEmpty();
        drafts.discard(BRUNO, id);
        assertThat(drafts.find(citizen, id)).isPresent();
    }

    @Test
    void twoPeopleMayHaveTheSameId() {
        drafts.keep(BRUNO, id, SERVICE, Map.of("amount", "7"));

        assertThat(drafts.find(citizen, id).orElseThrow().content()).containsEntry("amount", "5");
        assertThat(drafts.find(BRUNO, id).orElseThrow().content()).containsEntry("amount", "7");
    }

    @Test
    void aDiscardedDraftComesBackWhileItCan() {
        drafts.discard(citizen, id);
        assertThat(drafts.list(citizen)).isEmpty();
        assertThat(drafts.find(citizen, id)).isEmpty();

        clock.advance(Duration.ofMinutes(59));
        drafts.forgetOld();
        drafts.restore(citizen, id);
        assertThat(drafts.list(citizen)).hasSize(1);

        drafts.discard(citizen, id);
        clock.advance(Duration.ofMinutes(61));
        drafts.forgetOld();
        drafts.restore(citizen, id);
        assertThat(drafts.list(citizen)).isEmpty();
        assertThat(rows()).isZero();
    }

    @Test
    void aDraftLivesSevenDaysFromItsLastChange() {
        clock.advance(Duration.ofDays(6));
        drafts.keep(citizen, id, SERVICE, Map.of("amount", "6"));
        clock.advance(Duration.ofDays(7).minusMinutes(1));
        drafts.forgetOld();
        assertThat(drafts.find(citizen, id)).isPresent();

        clock.advance(Duration.ofMinutes(2));
        assertThat(drafts.find(citizen, id)).as("not shown even before it is removed").isEmpty();
        assertThat(rows()).isEqualTo(1);
        drafts.forgetOld();
        assertThat(rows()).isZero();
    }

    @Test
    void confirmingRemovesItForGood() {
        var request = requests.confirm(citizen, newRequest(id));

        assertThat(rows()).isZero();
        assertThat(requests.confirmedWith(citizen, id)).contains(request.id());
        assertThat(requests.confirmedWith(BRUNO, id)).isEmpty();

        drafts.keep(citizen, id, SERVICE, Map.of("amount", "5"));
        assertThat(rows()).as("a late change from another tab").isZero();
    }

    @Test
    void theyAreFewAndSmall() {
        for (int i = 0; i < 25; i++) {
            clock.advance(Duration.ofSeconds(1));
            drafts.keep(citizen, UUID.randomUUID(), SERVICE, Map.of("note", "x".repeat(5_000)));
        }

        assertThat(drafts.list(citizen)).hasSize(20).allSatisfy(draft -> assertThat(draft.content().get("note")).hasSize(1_000));
        assertThat(drafts.find(citizen, id)).as("the oldest").isEmpty();
    }

    private long rows() {
        return jdbc.sql("select count(*) from payment_draft where owner_subject = ?").param(citizen.subject())
                .query(Long.class).single();
    }
}
