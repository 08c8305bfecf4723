package it.portaledgst.sandbox.world.pagopa;

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
        LOST("La ricevuta viene prodotta ma non spedita: si può solo recuperare"),
        LATE("La ricevuta arriva in ritardo"),
        DUPLICATE("La ricevuta arriva due volte"),
        WRONG_AMOUNT("La ricevuta riporta un euro in più del dovuto"),
        SILENCE("Il cittadino torna con esito positivo, poi pagoPA tace: nessuna ricevuta spedita né recuperabile"),
        STAND_IN("pagoPA non interroga l'ente e usa la posizione dell'archivio ACA"),
        CHECKOUT_DOWN("Checkout non risponde alla creazione del carrello (502)"),
        ACA_DOWN("L'archivio ACA non risponde (502)");

        private final String meaning;

        Kind(String meaning) {
            this.meaning = meaning;
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

    synchronized boolean pending(Kind kind, Notice notice) {
        return planned.stream().anyMatch(fault -> fault.kind() == kind && fault.touches(notice));
    }

    /** The next fault of that kind, used up by one; empty when all is to go well. */
    synchronized Optional<Planned> take(Kind kind, Notice notice) {
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
        return Optional.empty();
    }
}
