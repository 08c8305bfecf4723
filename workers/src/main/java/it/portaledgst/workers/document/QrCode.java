package it.portaledgst.workers.document;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.google.zxing.qrcode.encoder.QRCode;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.pagopa.Pagopa;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The code that any payment app reads: version 4 and level M are prescribed, so the encoder may not choose. */
final class QrCode {

    private static final int FIRST_MASK = 0;
    /** By version: the modules that differ between a code with the first mask and the same code with each mask. */
    private static final Map<Integer, List<QrSquare>> CHANGES = new ConcurrentHashMap<>();

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

    /**
     * ZXing's code with the mask that it would choose itself, for which it makes the code eight times and looks at each module of
     * them again and again: most of its time. What a mask changes is the same for all codes of a version.
     */
    private static boolean[][] modules(String content, Map<EncodeHintType, Object> hints) {
        var code = encode(content, hints, FIRST_MASK);
        int version = code.getVersion().getVersionNumber();
        if (code.getMatrix().getHeight() > QrSquare.WIDEST) {
            return modules(encode(content, hints, null).getMatrix());
        }
        var square = QrSquare.of(code.getMatrix());
        return CHANGES.computeIfAbsent(version, QrCode::changes).stream().map(square::xor).min(Comparator.comparingInt(QrSquare::penalty)).orElseThrow().modules();
    }

    private static List<QrSquare> changes(int version) {
        var masked = IntStream.range(FIRST_MASK, QRCode.NUM_MASK_PATTERNS)
                .mapToObj(mask -> QrSquare.of(encode("any", Map.of(EncodeHintType.QR_VERSION, version), mask).getMatrix())).toList();
        return masked.stream().map(masked.getFirst()::xor).toList();
    }

    private static QRCode encode(String content, Map<EncodeHintType, Object> hints, Integer mask) {
        var all = new EnumMap<EncodeHintType, Object>(EncodeHintType.class);
        all.putAll(hints);
        if (mask != null) {
            all.put(EncodeHintType.QR_MASK_PATTERN, mask);
        }
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, all);
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean[][] modules(ByteMatrix matrix) {
        var modules = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int row = 0; row < modules.length; row++) {
            for (int column = 0; column < modules.length; column++) {
                modules[row][column] = matrix.get(column, row) == 1;
            }
        }
        return modules;
    }
}
