package it.portaledgst.workers.parity;

import it.portaledgst.domain.parity.Difference;
import it.portaledgst.processes.CompanyStatementProcess;
import it.portaledgst.processes.PaymentRequestProcess;
import it.portaledgst.processes.SupportRequestProcess;

/** A difference as a person reads it and can act on it; ids only, for the engine keeps it. */
final class Sentences {

    private Sentences() {
    }

    static String wrong(Difference difference) {
        var subject = subject(difference) + " " + difference.subject();
        var again = difference.repairs() == 0 ? "" : " Una riparazione non è bastata: cercare gli incidenti dell'istanza in Operate e nel log dei worker.";
        return switch (difference.kind()) {
            case MISSING_INSTANCE -> subject + " è nello stato " + difference.state() + " e nessuna istanza se ne occupa." + again;
            case UNFINISHED -> subject + " è pagata, ma il documento della ricevuta non c'è e nessuna istanza lo produrrà." + again;
            case ORPHAN_INSTANCE -> "L'istanza " + difference.instanceKey() + " di «" + difference.process() + "» riguarda qualcosa che la base dati non conosce." + again;
            case DIFFERENT_STATE -> subject + " è nello stato " + difference.state() + ", ma l'istanza " + difference.instanceKey()
                    + " va ancora avanti. Può essere ferma per un incidente: prima di annullarla guardare in Operate." + again;
        };
    }

    static String proposal(Difference difference) {
        return switch (difference.kind()) {
            case MISSING_INSTANCE -> "Far ripartire l'istanza dal suo inizio; i passi già fatti non si rifanno.";
            case UNFINISHED -> "Far ripartire l'istanza dalla ricevuta.";
            case ORPHAN_INSTANCE -> "Annullare l'istanza " + difference.instanceKey() + ".";
            case DIFFERENT_STATE -> "Annullare l'istanza " + difference.instanceKey() + "; lo stato nella base dati resta com'è."
                    + (difference.process().equals(PaymentRequestProcess.PROCESS_ID) ? " La posizione su pagoPA è comunicata di nuovo." : "");
        };
    }

    private static String subject(Difference difference) {
        return switch (difference.process()) {
            case PaymentRequestProcess.PROCESS_ID -> "La richiesta di pagamento";
            case SupportRequestProcess.PROCESS_ID -> "La richiesta di supporto";
            case CompanyStatementProcess.PROCESS_ID -> "L'estratto per società";
            default -> "La ricevuta da riconciliare";
        };
    }
}
