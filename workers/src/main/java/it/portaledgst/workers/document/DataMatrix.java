package it.portaledgst.workers.document;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.datamatrix.DataMatrixWriter;
import com.google.zxing.datamatrix.encoder.SymbolShapeHint;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.pagopa.Pagopa;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The code of the postal slip: 256 characters in fixed places, as pagoPA's own print service writes them and its app reads
 * them. What that service leaves open follows the public programs of several administrations (decision 0042): capitals, which
 * also make the code's modules bigger, and no other signs than {@link #NOT_HELD} leaves.
 */
final class DataMatrix {

    private static final long MAX_CENTS = 9_999_999_999L;
    private static final int TAX_CODE = 16;
    private static final int NAME = 40;
    private static final int SUBJECT = 110;
    private static final Pattern NOT_HELD = Pattern.compile("[^0-9A-Z&'.,:_-]+");

    private DataMatrix() {
    }

    /** The code has ten digits for the cents. */
    static boolean holds(BigDecimal amount) {
        return Pagopa.cents(amount) <= MAX_CENTS;
    }

    static String content(PaymentRequest request, PostalAccount account) {
        return "codfase=NBPA;18%s12%s10%010d38961P1%s%s%s%s%12sA".formatted(request.noticeCode().value(), account.padded(),
                Pagopa.cents(request.amount()), request.creditorFiscalCode(), field(Pagopa.identifier(request.debtor()), TAX_CODE),
                field(request.debtor().fullName(), NAME), field(request.description(), SUBJECT), "");
    }

    static boolean[][] modules(String content) {
        var matrix = new DataMatrixWriter().encode(content, BarcodeFormat.DATA_MATRIX, 0, 0,
                Map.of(EncodeHintType.DATA_MATRIX_SHAPE, SymbolShapeHint.FORCE_SQUARE));
        var modules = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int row = 0; row < modules.length; row++) {
            for (int column = 0; column < modules.length; column++) {
                modules[row][column] = matrix.get(column, row);
            }
        }
        return modules;
    }

    /** What the text begins with, filled up with spaces. */
    private static String field(String text, int length) {
        var held = NOT_HELD.matcher(Lines.ascii(text).toUpperCase(Locale.ROOT)).replaceAll(" ").strip();
        return held.length() > length ? held.substring(0, length) : held + " ".repeat(length - held.length());
    }
}
