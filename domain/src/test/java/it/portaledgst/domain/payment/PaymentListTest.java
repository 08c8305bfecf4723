package it.portaledgst.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PaymentListTest extends DomainTest {

    private static final Comparator<PaymentRequest> NEWEST = Comparator.comparing(PaymentRequest::createdAt).reversed()
            .thenComparing(request -> request.id().toString());

    private Citizen citizen;

    @BeforeEach
    void somebodyNew() {
        citizen = new Citizen("https://sso.example", UUID.randomUUID().toString());
    }

    @ParameterizedTest
    @EnumSource
    void walkingLosesNothingAndShowsNothingTwice(PaymentOrder order) {
        // Two due dates, two amounts and two moments for fourteen requests: wherever a page ends, it ends among equals.
        for (int i = 0; i < 14; i++) {
            change(confirm(citizen), "due_date = due_date + " + i % 2 + ", amount = " + (i % 4 < 2 ? 9 : 10)
                    + ", created_at = timestamptz '2026-01-01 10:00:00.123456Z' + interval '" + i / 7 + " day'");
        }
        var all = new ArrayList<>(requests.list(citizen, null, order, null, 100).rows());
        var sorted = new ArrayList<>(all);
        sorted.sort(switch (order) {
            case NEWEST -> NEWEST;
            case DUE_DATE -> Comparator.comparing(PaymentRequest::dueDate).thenComparing(NEWEST);
            case AMOUNT -> Comparator.comparing(PaymentRequest::amount).reversed().thenComparing(NEWEST);
        });
        assertThat(all).hasSize(14).isEqualTo(sorted);

        for (int size : List.of(1, 2, 3, 5, 14)) {
            var read = new ArrayList<PaymentRequest>();
            String cursor = null;
            do {
                var page = requests.list(citizen, PaymentFilter.NONE, order, cursor, size);
                assertThat(page.total()).isEqualTo(14);
                read.addAll(page.rows());
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(read).as("pages of " + size).isEqualTo(all);

            var pieces = new ArrayList<PaymentRequest>();
            List<PaymentRequest> piece = List.of();
            do {
                piece = requests.next(citizen, PaymentFilter.NONE, order, piece.isEmpty() ? null : piece.getLast(), size);
                pieces.addAll(piece);
            } while (!piece.isEmpty());
            assertThat(pieces).as("pieces of " + size).isEqualTo(all);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatArrivesBetweenTwoPagesPutsNothingIntoBoth(PaymentOrder order) {
        for (int i = 0; i < 4; i++) {
            confirm(citizen);
        }
        var first = requests.list(citizen, null, order, null, 2);
        var arrived = confirm(citizen);
        change(arrived, "due_date = due_date - 1, amount = amount + 1"); // before all others in each order
        var second = requests.list(citizen, null, order, first.nextCursor(), 10);
        assertThat(second.rows()).hasSize(2).doesNotContainAnyElementsOf(first.rows())
                .extracting(PaymentRequest::id).doesNotContain(arrived.id());
        assertThat(second.total()).isEqualTo(5);
    }

    @ParameterizedTest
    @EnumSource
    void aCursorOfAnotherOrderIsRefusedAsIsAnythingElse(PaymentOrder order) {
        confirm(citizen);
        confirm(citizen);
        var cursor = requests.list(citizen, null, order, null, 1).nextCursor();
        for (var other : Arrays.stream(PaymentOrder.values()).filter(each -> each != order).toList()) {
            assertThatIllegalArgumentException().isThrownBy(() -> requests.list(citizen, null, other, cursor, 1));
        }
        for (var garbage : List.of("", "x", "é", cursor.substring(1), cursor.substring(0, cursor.length() - 8), cursor + "AAAA")) {
            assertThatIllegalArgumentException().as(garbage).isThrownBy(() -> requests.list(citizen, null, order, garbage, 1));
        }
    }

    @Test
    void theServiceIsOneCodeAndThePeriodIsInItalianDays() {
        var january = confirm(citizen);
        var midnight = confirm(citizen);
        var other = confirm(citizen);
        change(january, "created_at = '" + ZonedDateTime.of(2026, 1, 31, 23, 59, 59, 999_999_000, PaymentTerms.ROME).toInstant() + "'");
        change(midnight, "created_at = '" + ZonedDateTime.of(2026, 2, 1, 0, 0, 0, 0, PaymentTerms.ROME).toInstant() + "'");
        change(other, "service_code = '30-ISP_COL'");

        assertThat(ids(null, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 1, 31))).containsExactly(january.id());
        assertThat(ids(null, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 2, 1))).containsExactly(midnight.id());
        assertThat(ids(null, null, LocalDate.of(2026, 2, 1))).containsExactly(midnight.id(), january.id());
        assertThat(ids(null, LocalDate.of(2026, 2, 1), null)).containsExactly(other.id(), midnight.id());
        assertThat(ids(null, LocalDate.of(2026, 2, 1), LocalDate.of(2026, 1, 31))).isEmpty();
        assertThat(ids("30-ISP_COL", null, null)).containsExactly(other.id());
        assertThat(ids("30-ISP", null, null)).isEmpty();
        assertThat(ids("11-AUT_GEN_RAD", LocalDate.of(2026, 2, 1), null)).containsExactly(midnight.id());
        assertThat(requests.count(citizen, new PaymentFilter(PaymentState.TO_PAY, "rossi", "11-AUT_GEN_RAD", null, null))).isEqualTo(2);
        assertThat(requests.count(BRUNO, new PaymentFilter(null, null, "30-ISP_COL", null, null))).isZero();
    }

    private List<UUID> ids(String serviceCode, LocalDate from, LocalDate to) {
        return requests.list(citizen, new PaymentFilter(null, null, serviceCode, from, to), null, 10).rows().stream()
                .map(PaymentRequest::id).toList();
    }

    private void change(PaymentRequest request, String how) {
        jdbc.sql("update payment_request set " + how + " where id = ?").param(request.id()).update();
    }
}
