package it.portaledgst.workers.document;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.pagopa.Pagopa;
import java.util.Map;

/** The code that any payment app reads: version 4 and level M are prescribed, so the encoder may not choose. */
final class QrCode {

    private QrCode() {
    }

    static String content(PaymentRequest request) {
        return "PAGOPA|002|%s|%s|%02d".formatted(request.noticeCode().value(), request.creditorFiscalCode(),
                Pagopa.cents(request.amount()));
    }

    static boolean[][] modules(String content) {
        return modules(content, Map.of(EncodeHintType.QR_VERSION, 4, EncodeHintType.CHARACTER_SET, "UTF-8"));
    }

    /** As small as the address allows. */
    static boolean[][] link(String address) {
        return modules(address, Map.of());
    }

    private static boolean[][] modules(String content, Map<EncodeHintType, ?> hints) {
        try {
            var matrix = Encoder.encode(content, ErrorCorrectionLevel.M, hints).getMatrix();
            var modules = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int row = 0; row < modules.length; row++) {
                for (int column = 0; column < modules.length; column++) {
                    modules[row][column] = matrix.get(column, row) == 1;
                }
            }
            return modules;
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
