package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import it.portaledgst.domain.PaymentTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PaymentTermsTest {

    private static final PaymentTerms EXACT = new PaymentTerms(30, 3, Duration.ZERO);
    private static final PaymentTerms SPREAD = new PaymentTerms(30, 3, Duration.ofHours(2));
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 3, 29);

    @Test
    void lastDayEndsAtMidnightInRomeAlsoWhenTheClocksChange() {
        assertThat(EXACT.dueAt(UUID.randomUUID(), LAST_DAY)).isEqualTo("2026-03-29T22:00:00Z");
        assertThat(EXACT.dueAt(UUID.randomUUID(), LAST_DAY.minusDays(1))).isEqualTo("2026-03-28T23:00:00Z");
        assertThat(EXACT.remindAt(UUID.randomUUID(), LAST_DAY)).isEqualTo("2026-03-26T08:00:00Z");
    }

    @Test
    void momentsAreSpreadButStable() {
        var moments = new HashSet<Instant>();
        for (int i = 0; i < 100; i++) {
            var id = UUID.randomUUID();
            var dueAt = SPREAD.dueAt(id, LAST_DAY);
            assertThat(dueAt).isBetween("2026-03-29T22:00:00Z", "2026-03-30T00:00:00Z");
            assertThat(dueAt).isEqualTo(SPREAD.dueAt(id, LAST_DAY));
            moments.add(dueAt);
        }
        assertThat(moments).hasSizeGreaterThan(80);
    }
}
