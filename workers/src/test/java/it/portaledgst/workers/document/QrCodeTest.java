package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The mask is chosen by other means than ZXing's, but must be the same one. */
class QrCodeTest {

    private static final long SEED = 20261128;

    private final Random random = new Random(SEED);

    @Test
    void aNoticesCodeIsTheOneOfZxing() throws WriterException {
        for (int i = 0; i < 2000; i++) {
            var content = "PAGOPA|002|3%017d|%011d|%d".formatted(random.nextLong(100_000_000_000_000_000L), random.nextLong(100_000_000_000L), random.nextInt(100_000_000));
            assertThat(QrCode.modules(content)).as(content).isDeepEqualTo(zxing(content, Map.of(EncodeHintType.QR_VERSION, 4, EncodeHintType.CHARACTER_SET, "UTF-8")));
        }
    }

    @Test
    void soIsALinksOfAnyLength() throws WriterException {
        for (int length = 1; length <= 330; length++) {
            var address = new StringBuilder("https://");
            for (int i = 0; i < length; i++) {
                address.append((char) ('!' + random.nextInt(90)));
            }
            assertThat(QrCode.link(address.toString())).as(address.toString()).isDeepEqualTo(zxing(address.toString(), Map.of()));
        }
    }

    private static boolean[][] zxing(String content, Map<EncodeHintType, ?> hints) throws WriterException {
        var matrix = Encoder.encode(content, ErrorCorrectionLevel.M, hints).getMatrix();
        var modules = new boolean[matrix.getHeight()][matrix.getWidth()];
        for (int row = 0; row < modules.length; row++) {
            for (int column = 0; column < modules.length; column++) {
                modules[row][column] = matrix.get(column, row) == 1;
            }
        }
        return modules;
    }
}
