package it.portaledgst.workers.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.datamatrix.DataMatrixReader;
import com.google.zxing.qrcode.QRCodeReader;
import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.Debtor;
import it.portaledgst.domain.payment.DebtorKind;
import it.portaledgst.domain.payment.PaymentRequest;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PostalSlipTest {

    private static final Path PICTURES = Path.of("target", "documents");
    private static final int DPI = 150;
    private static final Creditors CREDITORS = Samples.creditors("A0EDT", Samples.POSTAL_ACCOUNT);
    private static final NoticeDocument NOTICES = notices(CREDITORS);

    record Sample(String name, PaymentRequest request, NoticeDocument notices, SecondLanguage second, int pages) {

        byte[] pdf() {
            return notices.produce(request, second);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Sample> all() {
        var longestCreditor = notices(Samples.creditors("Ministero ".repeat(14).strip(), "A0EDT", Samples.POSTAL_ACCOUNT));
        return Stream.of(new Sample("slip", Samples.ordinary(), NOTICES, null, 1), new Sample("slip-longest", Samples.longest(), NOTICES, null, 1),
                new Sample("slip-foreign", Samples.foreign(), NOTICES, null, 1),
                new Sample("slip-longest-creditor", Samples.longest(), longestCreditor, null, 1),
                new Sample("slip-de", Samples.ordinary(), NOTICES, SecondLanguage.GERMAN, 1),
                new Sample("slip-en", Samples.ordinary(), NOTICES, SecondLanguage.ENGLISH, 1),
                new Sample("slip-de-longest", Samples.longest(), NOTICES, SecondLanguage.GERMAN, 1),
                new Sample("slip-en-foreign", Samples.foreign(), NOTICES, SecondLanguage.ENGLISH, 1),
                new Sample("slip-de-two-pages", Samples.longest(), longestCreditor, SecondLanguage.GERMAN, 2));
    }

    @ParameterizedTest
    @MethodSource("all")
    void bothCodesAreReadFromTheScreenAndTheDocumentIsAccessible(Sample sample) throws Exception {
        var pdf = sample.pdf();
        Files.createDirectories(PICTURES);
        Files.write(PICTURES.resolve(sample.name + ".pdf"), pdf);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(sample.pages);
            var pages = new PDFRenderer(document);
            for (int page = 0; page < sample.pages; page++) {
                ImageIO.write(pages.renderImageWithDPI(page, DPI), "png", PICTURES.resolve(sample.name + "-" + (page + 1) + ".png").toFile());
            }
            assertThat(new QRCodeReader().decode(bitmap(pages.renderImageWithDPI(0, DPI)), Map.of(DecodeHintType.TRY_HARDER, true)).getText())
                    .isEqualTo(QrCode.content(sample.request));
        }
        assertThat(read(pdf, DPI)).isEqualTo(DataMatrix.content(sample.request, Samples.POSTAL_ACCOUNT)).hasSize(256);
        VeraPdf.accepts(pdf);
    }

    @Test
    void everythingInTheCodeHasItsPlace() {
        assertThat(DataMatrix.content(Samples.ordinary(), Samples.POSTAL_ACCOUNT)).isEqualTo("codfase=NBPA;"
                + "18301000000000000144" + "12000012345678" + "100000005000" + "3896" + "1P1" + "80230390587" + "RSSMRA80A01H501U"
                + "MARIO ROSSI                             "
                + "11-AUT_GEN_RAD AUTORIZZAZIONI GENERALI PER STAZIONI DI RADIOAMATORE IK1ABC 2026                               "
                + "            A");
    }

    @Test
    void whatIsTooLongForTheCodeIsCut() {
        var content = DataMatrix.content(Samples.longest(), Samples.POSTAL_ACCOUNT);
        assertThat(name(content)).isEqualTo("SOCIETA COOPERATIVA RADIOTELEVISIVAINTER");
        assertThat(content.substring(133, 243)).isEqualTo("53-USO_FREQ DIRITTI AMMINISTRATIVI E CONTRIBUTI ANNUI PER L'USO DELLE FREQUENZE DEL SERVIZIO FISSO E MOBILE TE");
        assertThat(content.substring(77, 93)).as("a company's number").isEqualTo("12345678903     ");
        assertThat(content.substring(47, 59)).isEqualTo("100099999999");
    }

    @Test
    void namesAreWrittenWithTheSignsTheCodeHolds() {
        assertThat(named("Niccolò D’Angelo Groß Łukasz Győző")).isEqualTo("NICCOLO D'ANGELO GROSS LUKASZ GYOZO");
        assertThat(named("Олександр Αθανάσιος")).matches("[A-Z ]+").hasSizeGreaterThan(15);
        assertThat(named("Onda (Sud) S.p.A. & C., n° 7/b")).isEqualTo("ONDA SUD S.P.A. & C., N 7 B");
    }

    @Test
    void aDebtorWithoutItalianCodeIsCalledAsPagopaKnowsThem() {
        var content = DataMatrix.content(Samples.foreign(), Samples.POSTAL_ACCOUNT);
        assertThat(content).hasSize(256).doesNotContain("GS-");
        assertThat(content.substring(77, 93)).isEqualTo("ANONIMO         ");
    }

    @Test
    void theSlipSaysInWordsWhatTheCodeHolds() throws IOException {
        assertThat(text(NOTICES.produce(Samples.ordinary()))).contains("BOLLETTINO POSTALE PA", "BancoPosta", "Poste Italiane", "sul C/C n. 12345678",
                "Intestato a Conto di prova che non esiste", "Destinatario Mario Rossi", "Codice Avviso", "Tipo", "P1", "AUT. DB/PROVA/FAC SIMILE 00000 DEL 01/01/2026",
                "Oggetto pagamento 11-AUT_GEN_RAD Autorizzazioni generali per stazioni di radio ");
        try (var document = Loader.loadPDF(NOTICES.produce(Samples.ordinary()))) {
            var pictures = figures(document.getDocumentCatalog().getStructureTreeRoot());
            assertThat(pictures).hasSize(2);
            assertThat(pictures.getLast()).startsWith("Codice Data Matrix").doesNotContain("RSSMRA80A01H501U");
        }
    }

    @Test
    void withoutAPostalAccountOrRoomInTheCodeThereIsNoSlip() throws IOException {
        var ordinary = Samples.ordinary();
        var ownAccount = CREDITORS.first();
        var creditors = new Creditors(List.of(new Creditor(ownAccount.key(), ownAccount.fiscalCode(), ownAccount.name(), "", ownAccount.iban(),
                Map.of(ordinary.serviceCode(), ownAccount.iban()), ownAccount.stations(), ownAccount.postalAccount())));
        var most = Samples.request(ordinary.debtor(), new BigDecimal("99999999.99"), "Titolo", "Causale", Map.of());
        var more = Samples.request(ordinary.debtor(), new BigDecimal("100000000.00"), "Titolo", "Causale", Map.of());
        assertThat(text(NOTICES.produce(most))).contains("BOLLETTINO");
        for (var pdf : List.of(NOTICES.produce(more), notices(creditors).produce(ordinary), notices(Samples.creditors("", null)).produce(ordinary))) {
            assertThat(text(pdf)).contains("Ministero").doesNotContain("BOLLETTINO", "C/C");
        }
    }

    /** The Data Matrix on the last page, as somebody who points a scanner at it sees it. */
    static String read(byte[] pdf, int dpi) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            var page = new PDFRenderer(document).renderImageWithDPI(document.getNumberOfPages() - 1, dpi);
            int left = pixels(562 - 71 - 6, dpi);
            int top = pixels(PostalSlip.TOP + 98 - 6, dpi);
            int side = pixels(71 + 12, dpi);
            return new DataMatrixReader().decode(bitmap(page.getSubimage(left, top, side, side))).getText();
        }
    }

    private static int pixels(float points, int dpi) {
        return Math.round(points * dpi / 72);
    }

    private static BinaryBitmap bitmap(BufferedImage picture) {
        return new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(picture)));
    }

    private static NoticeDocument notices(Creditors creditors) {
        return new NoticeDocument(creditors, new Offices(Clock.systemUTC()), Samples.NO_LOGOS);
    }

    private static String named(String name) {
        return name(DataMatrix.content(Samples.request(new Debtor(DebtorKind.LEGAL_PERSON, name, "12345678903", "m@posta.example", null), BigDecimal.TEN,
                "Titolo", "Causale", Map.of()), Samples.POSTAL_ACCOUNT));
    }

    private static String name(String content) {
        return content.substring(93, 133).strip();
    }

    private static List<String> figures(PDStructureNode node) {
        return node.getKids().stream().filter(PDStructureElement.class::isInstance).map(PDStructureElement.class::cast)
                .flatMap(element -> Stream.concat(Stream.ofNullable(element.getAlternateDescription()), figures(element).stream())).toList();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
