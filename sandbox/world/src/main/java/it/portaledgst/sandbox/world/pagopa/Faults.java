package it.portaledgst.sandbox.world.pagopa;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What should go wrong next. Kept in memory: a restart is back to a world where all goes well. */
final class Faults {

    enum Kind {
        LOST(91, "La ricevuta viene prodotta ma non spedita: si può solo recuperare"),
        LATE(92, "La ricevuta arriva in ritardo"),
        DUPLICATE(93, "La ricevuta arriva due volte"),
        WRONG_AMOUNT(94, "La ricevuta riporta un euro in più del dovuto"),
        SILENCE(95, "Il cittadino torna con esito positivo, poi pagoPA tace: nessuna ricevuta spedita né recuperabile"),
        STAND_IN(96, "pagoPA non interroga l'ente e usa la posizione dell'archivio ACA"),
        CHECKOUT_DOWN(97, "Checkout non risponde alla creazione del carrello (502)"),
        ACA_DOWN(98, "L'archivio ACA non risponde (502)"),
        UNREPORTED(88, "Il pagamento manca dal flusso di rendicontazione; la revisione del flusso lo riporta"),
        REPORTED_WRONG(89, "Il flusso di rendicontazione riporta un euro in meno; la revisione del flusso lo corregge"),
        REPORTED_WITHOUT_RECEIPT(90, "Il flusso riporta il pagamento con esito 9 (8 in Stand In): pagato senza ricevuta, nemmeno recuperabile per IUR");

        private final int cents;
        private final String meaning;

        /** @param cents an amount that ends in so many cents asks for this fault, each time */
        Kind(int cents, String meaning) {
            this.cents = cents;
            this.meaning = meaning;
        }

        int cents() {
            return cents;
        }

        private boolean askedForBy(BigDecimal amount) {
            return amount != null && amount.movePointRight(2).remainder(BigDecimal.valueOf(100)).compareTo(BigDecimal.valueOf(cents)) == 0;
        }

        String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        String meaning() {
            return meaning;
        }

        static Optional<Kind> of(String slug) {
            return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
        }
    }

    /** @param noticeCode the only notice it touches, null for any */
    record Planned(Kind kind, int count, Duration delay, String noticeCode) {

        boolean touches(Notice notice) {
            return noticeCode == null || notice != null && noticeCode.equals(notice.code());
        }
    }

    private static final Duration USUALLY_LATE = Duration.ofMinutes(1);

    private final List<Planned> planned = new ArrayList<>();

    synchronized void plan(Planned fault) {
        planned.add(fault);
    }

    synchronized List<Planned> planned() {
        return List.copyOf(planned);
    }

    synchronized void clear() {
        planned.clear();
    }

    /** @param amount of the payment, null when nobody knows it yet */
    synchronized boolean pending(Kind kind, Notice notice, BigDecimal amount) {
        return kind.askedForBy(amount) || planned.stream().anyMatch(fault -> fault.kind() == kind && fault.touches(notice));
    }

    /**
     * The next fault of that kind, used up by one, or the one the amount asks for; empty when all is to go well.
     *
     * @param amount of the payment, null when nobody knows it
     */
    synchronized Optional<Planned> take(Kind kind, Notice notice, BigDecimal amount) {
        for (Iterator<Planned> iterator = planned.iterator(); iterator.hasNext(); ) {
            Planned fault = iterator.next();
            if (fault.kind() == kind && fault.touches(notice)) {
                int index = planned.indexOf(fault);
                iterator.remove();
                if (fault.count() > 1) {
                    planned.add(index, new Planned(kind, fault.count() - 1, fault.delay(), fault.noticeCode()));
                }
                return Optional.of(fault);
            }
        }
        return kind.askedForBy(amount) ? Optional.of(new Planned(kind, 1, USUALLY_LATE, null)) : Optional.empty();
    }
}
