package it.portaledgst.workers.dossier;

import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.dossier.Paper;
import it.portaledgst.domain.payment.PaymentRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Names that every system can unpack and a person can read: the day of the request, its notice code, what it is. Nothing
 * that somebody typed is in them.
 */
final class FileNames {

    private FileNames() {
    }

    /** In the order of the papers; those of one request never share a name. */
    static List<String> of(PaymentRequest request, List<Paper> papers) {
        var day = LocalDate.ofInstant(request.createdAt(), PaymentTerms.ROME);
        var start = day.getYear() + "/" + day + "-" + request.noticeCode().value() + "-";
        var names = new ArrayList<String>();
        int outcomes = 0;
        for (var paper : papers) {
            names.add(start + switch (paper.kind()) {
                case NOTICE -> "avviso";
                case RECEIPT -> "ricevuta";
                case ORIGINAL_RECEIPT -> "ricevuta-originale";
                case NEGATIVE_OUTCOME -> "esito-negativo-" + ++outcomes;
            } + "." + paper.fileSuffix());
        }
        return names;
    }
}
