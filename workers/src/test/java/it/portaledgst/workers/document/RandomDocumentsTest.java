package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.datamatrix.decoder.Decoder;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.PostalAccount;
import it.portaledgst.domain.identity.TaxId;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.CheckoutProblem;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.domain.payment.ReturnKind;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

/** A thousand documents of whatever people may write: nothing leaves its place, nothing lies on anything, no sign is missing. */
class RandomDocumentsTest {

    private static final int DOCUMENTS = 1000;
    private static final long SEED = 20261125;
    private static final float SLACK = 0.4f;
    private static final List<String> WORDS = List.of("Rossi", "D'Angelo", "Niccolò", "Groß", "Łukasz", "Győző", "Škvorecký", "Ñuñez", "Çağlar",
            "Øystein", "Þórsdóttir", "Ŝarko", "Ĳsselmeer", "Ľubomír", "Ștefănescu", "Юрий", "Щербакова", "Олександр", "Ђорђевић", "Αθανάσιος",
            "Radiotelecomunicazioni", "WWWWWWWWWWWWWWWWWWWW", "MMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMMM", "iiiiiiiiii", "&", "S.p.A.", "e", "l'", "№7", "“Onda”",
            "Südtirol–Alto", "50€", "SOCIETÀRESPONSABILITÀLIMITATAUNIPERSONALEDITELECOMUNICAZIONIDELLEVALLI");
    private static final List<String> AMOUNTS = List.of("0.01", "0.10", "1.00", "50.00", "1234.56", "999999.99", "999999999.99");
    private static final List<String> OFFICES = List.of("ISP-LOM", "ISP-PVA", "NONE", "ISP-FVG", "DGST-CEN");

    private final Random random = new Random(SEED);
    private final Offices offices = new Offices(Clock.systemUTC());

    /** A run of signs on one line. */
    private record Run(int page, float left, float top, float right, float bottom, String text) {

        boolean meets(Run other) {
            return page == other.page && left + SLACK < other.right && other.left + SLACK < right && top + SLACK < other.bottom
                    && other.top + SLACK < bottom;
        }
    }

    @Test
    void nothingOverflowsOverlapsOrIsMissing() throws Exception {
        for (int i = 0; i < DOCUMENTS; i++) {
            var creditors = creditors();
            var request = request();
            boolean form = i % 4 == 0;
            var pdf = switch (i % 4) {
                case 0 -> new NoticeDocument(creditors, offices, Samples.NO_LOGOS).produce(request);
                case 3 -> new NoticeDocument(creditors, offices, Samples.NO_LOGOS).produce(request, pick(List.of(SecondLanguage.values())));
                case 1 -> new ReceiptDocument(creditors, offices).produce(request, Samples.receipt(request, random.nextBoolean()),
                        Optional.of(Samples.SERVICE), Samples.VERIFICATION);
                default -> new OutcomeDocument(creditors, offices).produce(request, random.nextBoolean()
                        ? Samples.attempt(pick(List.of(CheckoutProblem.values())), null)
                        : Samples.attempt(null, pick(List.of(ReturnKind.values()))), Samples.ASKED);
            };
            check(pdf, request, form);
            if (i % 4 == 0 || i % 4 == 3) {
                hasItsSlip(pdf, request, hasSlip(request, creditors) ? creditors.first().postalAccount() : null);
            }
            if (i % 39 == 0) {
                VeraPdf.accepts(pdf);
            }
            if (i % 12 == 0 && hasSlip(request, creditors)) {
                // coarser pixels than an office's scanner has, but not so coarse that one code in a hundred is not read
                assertThat(PostalSlipTest.read(pdf, 200)).isEqualTo(DataMatrix.content(request, creditors.first().postalAccount()));
            }
        }
    }

    private static void check(byte[] pdf, PaymentRequest request, boolean notice) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            var runs = runs(document);
            assertThat(runs).hasSizeGreaterThan(20);
            var what = request.debtor().fullName() + " / " + request.description();
            for (int i = 0; i < runs.size(); i++) {
                var run = runs.get(i);
                assertThat(run.left).as(run + " of " + what).isGreaterThanOrEqualTo(28 - SLACK);
                assertThat(run.right).as(run + " of " + what).isLessThanOrEqualTo(566 + SLACK);
                assertThat(run.top).as(run + " of " + what).isGreaterThanOrEqualTo(28);
                assertThat(run.bottom).as(run + " of " + what).isLessThanOrEqualTo(814);
                for (int j = i + 1; j < runs.size(); j++) {
                    assertThat(run.meets(runs.get(j))).as(run + " lies on " + runs.get(j) + " of " + what).isFalse();
                }
                if (notice) {
                    keepsItsPlace(run, what);
                }
            }
            var written = String.join(" ", runs.stream().map(Run::text).toList());
            // the form's own titles are the only ones that ask
            assertThat(written.replace("QUANTO E QUANDO PAGARE?", "").replace("DOVE PAGARE?", "")
                    .replace(SecondLanguage.GERMAN.amountBar, "").replace(SecondLanguage.GERMAN.whereBar, "")
                    .replace(SecondLanguage.ENGLISH.amountBar, "").replace(SecondLanguage.ENGLISH.whereBar, "")).as(what).doesNotContain("?");
        }
    }

    private static void keepsItsPlace(Run run, String what) {
        for (var bar : new float[] {128, 253, 401}) {
            assertThat(run.bottom <= bar + SLACK || run.top >= bar + 20 - SLACK || run.top >= bar && run.bottom <= bar + 20)
                    .as(run + " crosses the bar at " + bar + " of " + what).isTrue();
        }
        if (run.top > 128 && run.bottom < 401 && run.left < 299) {
            assertThat(run.right).as(run + " of " + what).isLessThanOrEqualTo(294.8f);
        }
        assertThat(run.meets(new Run(run.page, 28, 441, 98.9f, 511.9f, ""))).as(run + " lies on the QR code of " + what).isFalse();
        assertThat(run.bottom <= PostalSlip.TOP || run.top > PostalSlip.TOP).as(run + " leaves the payment data of " + what).isTrue();
    }

    private static boolean hasSlip(PaymentRequest request, Creditors creditors) {
        return creditors.first().postalAccount() != null && DataMatrix.holds(request.amount());
    }

    /** Exactly when it should, with nothing across its edge or on its code, which is as prescribed and can be read. */
    private static void hasItsSlip(byte[] pdf, PaymentRequest request, PostalAccount account) throws Exception {
        var what = request.debtor().fullName() + " / " + request.description();
        try (var document = Loader.loadPDF(pdf)) {
            var below = runs(document).stream().filter(run -> run.page == document.getNumberOfPages() && run.bottom > PostalSlip.TOP).toList();
            if (account == null) {
                assertThat(below).as(what).extracting(Run::text).doesNotContain("BOLLETTINO POSTALE PA");
                return;
            }
            assertThat(below).as(what).extracting(Run::text).contains("BOLLETTINO POSTALE PA", account.number());
            for (var run : below) {
                assertThat(run.top).as(run + " crosses the edge of the slip of " + what).isGreaterThan(PostalSlip.TOP);
                assertThat(run.meets(new Run(run.page, 488, PostalSlip.TOP + 95, 565, PostalSlip.TOP + 172, ""))).as(run + " lies on the Data Matrix of " + what).isFalse();
                assertThat(run.left >= 180 - SLACK || run.right <= 176).as(run + " leaves the left part of the slip of " + what).isTrue();
                assertThat(run.bottom).as(run + " leaves the slip of " + what).isLessThanOrEqualTo(PostalSlip.TOP + 180);
            }
        }
        var content = DataMatrix.content(request, account);
        assertThat(content).matches("codfase=NBPA;18\\d{18}12\\d{12}10\\d{10}38961P1\\d{11}[A-Z0-9 ]{16}[0-9A-Z &'.,:_-]{150} {12}A");
        assertThat(new Decoder().decode(DataMatrix.modules(content)).getText()).as(what).isEqualTo(content);
    }

    private static List<Run> runs(PDDocument document) throws IOException {
        var runs = new ArrayList<Run>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition sign) {
                var text = sign.getUnicode();
                if (text.isBlank()) {
                    return;
                }
                float left = sign.getXDirAdj();
                float right = left + sign.getWidthDirAdj();
                float base = sign.getYDirAdj();
                float size = sign.getFontSizeInPt();
                var last = runs.isEmpty() ? null : runs.getLast();
                float top = base - size * 0.7f;
                float bottom = base + size * 0.2f;
                if (last != null && last.page == getCurrentPageNo() && last.bottom == bottom && last.top == top && left >= last.right - 1
                        && left - last.right < size) {
                    runs.set(runs.size() - 1, new Run(last.page, last.left, top, right, bottom,
                            last.text + (left - last.right > size * 0.1f ? " " : "") + text));
                } else {
                    runs.add(new Run(getCurrentPageNo(), left, top, right, bottom, text));
                }
            }
        }.getText(document);
        return runs;
    }

    private Creditors creditors() {
        return Samples.creditors(words(pick(List.of(20, 50, 100, 140))), random.nextBoolean() ? "A0EDT" : "", random.nextBoolean() ? null
                : new PostalAccount(Samples.POSTAL_ACCOUNT.number(), words(pick(List.of(10, 50))), Samples.POSTAL_ACCOUNT.iban(), Samples.POSTAL_ACCOUNT.authorisation()));
    }

    private PaymentRequest request() {
        var name = words(pick(List.of(3, 35, 70)));
        var debtor = switch (random.nextInt(3)) {
            case 0 -> new Debtor(DebtorKind.NATURAL_PERSON, personal(name), "RSSMRA80A01H501U", "m@posta.example", null);
            case 1 -> new Debtor(DebtorKind.LEGAL_PERSON, name, "12345678903", "m@posta.example", null);
            default -> new Debtor(DebtorKind.LEGAL_PERSON, name, new TaxId(pick(List.of("GS", "DE", "UA")), "GS-" + "0123456789".repeat(random.nextInt(4)) + "AB"),
                    "m@posta.example", null, null);
        };
        return Samples.request(debtor, new BigDecimal(pick(AMOUNTS)), words(pick(List.of(10, 60, 90, 140))), words(pick(List.of(20, 80, 140))),
                Map.of("nominativo", "IK1ABC", "note", words(pick(List.of(0, 120, 500)))), pick(OFFICES));
    }

    /** Only what a person may be called, and as long as it was at most. */
    private static String personal(String name) {
        var letters = ("Ada " + name.replaceAll("[^\\p{L} ]", "")).replaceAll(" +", " ");
        return letters.substring(0, Math.min(letters.length(), Math.max(name.length(), 3))).strip();
    }

    /** Text of at most that many characters, and not much less. */
    private String words(int length) {
        var text = new StringBuilder();
        while (text.length() < length) {
            text.append(text.isEmpty() ? "" : " ").append(pick(WORDS));
        }
        return text.substring(0, Math.min(length, text.length())).strip();
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
