package it.portaledgst.bench.drawing;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import it.portaledgst.domain.office.Office;
import it.portaledgst.domain.office.Offices;
import it.portaledgst.domain.payment.PaymentRequest;
import it.portaledgst.workers.ItalianText;
import java.time.Clock;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import net.sf.jasperreports.engine.DefaultJasperReportsContext;
import net.sf.jasperreports.engine.JREmptyDataSource;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperCompileManager;
import net.sf.jasperreports.engine.JasperFillManager;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.JasperReportsContext;
import net.sf.jasperreports.engine.design.JRCompiler;
import net.sf.jasperreports.export.SimpleExporterInput;
import net.sf.jasperreports.export.SimpleOutputStreamExporterOutput;
import net.sf.jasperreports.pdf.JRPdfExporter;
import net.sf.jasperreports.pdf.SimplePdfExporterConfiguration;
import net.sf.jasperreports.pdf.type.PdfVersionEnum;
import net.sf.jasperreports.pdf.type.PdfaConformanceEnum;
import net.sf.jasperreports.renderers.AbstractRenderer;
import net.sf.jasperreports.renderers.Graphics2DRenderable;

/** The same notice through JasperReports. Its template is compiled once; fonts are an extension, as its manual has it. */
final class JasperNotice {

    /** Drawn as shapes; its maker's own component for QR codes is not to be had without a library it patched. */
    private static final class Modules extends AbstractRenderer implements Graphics2DRenderable {

        private static final long serialVersionUID = 1L;
        private final transient ByteMatrix modules;

        Modules(ByteMatrix modules) {
            this.modules = modules;
        }

        @Override
        public void render(JasperReportsContext context, Graphics2D graphics, Rectangle2D place) {
            double side = place.getWidth() / modules.getWidth();
            graphics.setColor(Color.BLACK);
            for (int row = 0; row < modules.getHeight(); row++) {
                for (int from = 0; from < modules.getWidth(); from++) {
                    int to = from;
                    while (to < modules.getWidth() && modules.get(to, row) == 1) {
                        to++;
                    }
                    if (to > from) {
                        graphics.fill(new Rectangle2D.Double(place.getX() + from * side, place.getY() + row * side, (to - from) * side, side));
                        from = to;
                    }
                }
            }
        }
    }

    private final JasperReport template;
    private final Offices offices = new Offices(Clock.systemUTC());
    private final Path profile;
    private final boolean archivable;

    /** @param archivable tagged and PDF/A-1a, which is the most it can do; otherwise as it comes */
    JasperNotice(boolean archivable) {
        this.archivable = archivable;
        try (var in = JasperNotice.class.getResourceAsStream("/jasper/notice.jrxml")) {
            var folder = Files.createTempDirectory("jasper");
            profile = folder.resolve("srgb.icc");
            folder.toFile().deleteOnExit();
            profile.toFile().deleteOnExit();
            // it compiles by files with the same name in every program
            DefaultJasperReportsContext.getInstance().setProperty(JRCompiler.COMPILER_TEMP_DIR, folder.toString());
            template = JasperCompileManager.compileReport(in);
            Files.write(profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        } catch (JRException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] draw(PaymentRequest request) {
        try {
            var filled = JasperFillManager.fillReport(template, values(request), new JREmptyDataSource());
            var pdf = new ByteArrayOutputStream();
            var exporter = new JRPdfExporter();
            exporter.setExporterInput(new SimpleExporterInput(filled));
            exporter.setExporterOutput(new SimpleOutputStreamExporterOutput(pdf));
            exporter.setConfiguration(configuration(request));
            exporter.exportReport();
            return pdf.toByteArray();
        } catch (JRException e) {
            throw new IllegalStateException(e);
        }
    }

    private SimplePdfExporterConfiguration configuration(PaymentRequest request) {
        var configuration = new SimplePdfExporterConfiguration();
        configuration.setMetadataTitle("Avviso di pagamento " + request.noticeCode().grouped());
        configuration.setMetadataSubject(request.serviceTitle());
        configuration.setMetadataAuthor(Orders.CREDITORS.of(request).name());
        configuration.setMetadataCreator("JasperReports");
        configuration.setCompressed(true);
        if (archivable) {
            configuration.setPdfVersion(PdfVersionEnum.VERSION_1_4);
            configuration.setTagged(true);
            configuration.setTagLanguage("it-IT");
            configuration.setDisplayMetadataTitle(true);
            configuration.setPdfaConformance(PdfaConformanceEnum.PDFA_1A);
            configuration.setIccProfilePath(profile.toString());
        }
        return configuration;
    }

    private Map<String, Object> values(PaymentRequest request) {
        var creditor = Orders.CREDITORS.of(request);
        var office = offices.find(request.officeCode());
        var code = "PAGOPA|002|%s|%s|%s".formatted(request.noticeCode().value(), request.creditorFiscalCode(), request.amount().movePointRight(2));
        var values = new HashMap<String, Object>();
        values.put("object", request.serviceTitle());
        values.put("creditor", creditor.name());
        values.put("creditorCode", creditor.fiscalCode());
        values.put("office", office.map(Office::name).orElse(""));
        values.put("contact", office.map(Office::contact).orElse(""));
        values.put("debtor", request.debtor().fullName());
        values.put("debtorCode", request.debtor().taxId().number());
        values.put("amount", ItalianText.amount(request.amount()));
        values.put("due", ItalianText.day(request.dueDate()));
        values.put("subject", request.description());
        values.put("noticeCode", request.noticeCode().grouped());
        values.put("qrContent", code);
        values.put("qr", new Modules(qr(code)));
        return values;
    }

    private static ByteMatrix qr(String content) {
        try {
            return Encoder.encode(content, ErrorCorrectionLevel.M, Map.of(EncodeHintType.QR_VERSION, 4, EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException(e);
        }
    }
}
