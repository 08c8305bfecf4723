package it.portaledgst.sandbox.world.pagopa;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

import it.portaledgst.sandbox.world.pagopa.PaymentData.MapEntry;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Subject;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Transfer;

/**
 * The Nodo's messages to a creditor. The schema leaves local elements unqualified: only the message's own element is in
 * the namespace, its children are in none. Order matters, and an absent value is left out, never sent empty.
 */
final class SoapRequests {

    static final String ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/";
    static final String MESSAGES = "http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd";
    static final String RECEIPT = "paSendRTV2Request";

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    /** Everything of a receipt that is not the creditor's own data. */
    record ReceiptFacts(String receiptId, Notice notice, Channel channel, boolean withPayer, String paymentNote,
                        LocalDateTime paidAt, LocalDate applicationDate, LocalDate transferDate, boolean standIn) {
    }

    private final PagopaSettings settings;

    SoapRequests(PagopaSettings settings) {
        this.settings = settings;
    }

    String verify(Notice notice) {
        return envelope("paVerifyPaymentNoticeReq", out -> {
            station(out, notice.creditor());
            qrCode(out, notice);
        });
    }

    /** @param amount what the caller believes is due, informative; null when it knows none */
    String getPayment(Notice notice, BigDecimal amount, String paymentNote) {
        return envelope("paGetPaymentV2Request", out -> {
            station(out, notice.creditor());
            qrCode(out, notice);
            text(out, "amount", amount);
            text(out, "paymentNote", paymentNote);
        });
    }

    String receipt(ReceiptFacts facts, PaymentData data) {
        return envelope(RECEIPT, out -> {
            station(out, facts.notice().creditor());
            out.writeStartElement("receipt");
            text(out, "receiptId", facts.receiptId());
            text(out, "noticeNumber", facts.notice().code());
            text(out, "fiscalCode", facts.notice().creditor());
            text(out, "outcome", "OK");
            text(out, "creditorReferenceId", data.creditorReferenceId());
            text(out, "paymentAmount", data.paymentAmount());
            text(out, "description", data.description());
            text(out, "companyName", data.companyName());
            text(out, "officeName", data.officeName());
            subject(out, "debtor", data.debtor());
            out.writeStartElement("transferList");
            for (Transfer transfer : data.transfers()) {
                transfer(out, transfer);
            }
            out.writeEndElement();
            text(out, "idPSP", facts.channel().pspId());
            text(out, "pspFiscalCode", facts.channel().pspFiscalCode());
            text(out, "PSPCompanyName", facts.channel().pspName());
            text(out, "idChannel", facts.channel().pspFiscalCode() + "_01");
            text(out, "channelDescription", facts.channel().slug());
            if (facts.withPayer()) {
                Subject debtor = data.debtor();
                subject(out, "payer", Subject.named(debtor.entityUniqueIdentifierType(),
                        debtor.entityUniqueIdentifierValue(), debtor.fullName()));
            }
            text(out, "paymentMethod", facts.channel().paymentMethod());
            text(out, "paymentNote", facts.paymentNote());
            text(out, "fee", facts.channel().fee());
            text(out, "paymentDateTime", facts.paidAt().format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss")));
            text(out, "applicationDate", facts.applicationDate());
            text(out, "transferDate", facts.transferDate());
            metadata(out, data.metadata());
            text(out, "standIn", facts.standIn());
            out.writeEndElement();
        });
    }

    private void station(XMLStreamWriter out, String creditor) throws XMLStreamException {
        text(out, "idPA", creditor);
        text(out, "idBrokerPA", settings.broker());
        text(out, "idStation", settings.station());
    }

    private static void qrCode(XMLStreamWriter out, Notice notice) throws XMLStreamException {
        out.writeStartElement("qrCode");
        text(out, "fiscalCode", notice.creditor());
        text(out, "noticeNumber", notice.code());
        out.writeEndElement();
    }

    private static void subject(XMLStreamWriter out, String name, Subject subject) throws XMLStreamException {
        out.writeStartElement(name);
        out.writeStartElement("uniqueIdentifier");
        text(out, "entityUniqueIdentifierType", subject.entityUniqueIdentifierType());
        text(out, "entityUniqueIdentifierValue", subject.entityUniqueIdentifierValue());
        out.writeEndElement();
        text(out, "fullName", subject.fullName());
        text(out, "streetName", subject.streetName());
        text(out, "civicNumber", subject.civicNumber());
        text(out, "postalCode", subject.postalCode());
        text(out, "city", subject.city());
        text(out, "stateProvinceRegion", subject.stateProvinceRegion());
        text(out, "country", subject.country());
        text(out, "e-mail", subject.email());
        out.writeEndElement();
    }

    private static void transfer(XMLStreamWriter out, Transfer transfer) throws XMLStreamException {
        out.writeStartElement("transfer");
        text(out, "idTransfer", transfer.idTransfer());
        text(out, "transferAmount", transfer.transferAmount());
        text(out, "fiscalCodePA", transfer.fiscalCodePA());
        text(out, "companyName", transfer.companyName());
        text(out, "IBAN", transfer.iban());
        text(out, "remittanceInformation", transfer.remittanceInformation());
        text(out, "transferCategory", transfer.transferCategory());
        metadata(out, transfer.metadata());
        out.writeEndElement();
    }

    private static void metadata(XMLStreamWriter out, List<MapEntry> entries) throws XMLStreamException {
        if (entries.isEmpty()) {
            return;
        }
        out.writeStartElement("metadata");
        for (MapEntry entry : entries) {
            out.writeStartElement("mapEntry");
            text(out, "key", entry.key());
            text(out, "value", entry.value());
            out.writeEndElement();
        }
        out.writeEndElement();
    }

    private static void text(XMLStreamWriter out, String name, Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        String text = value instanceof BigDecimal amount
                ? amount.setScale(2, RoundingMode.UNNECESSARY).toPlainString() : value.toString();
        out.writeStartElement(name);
        // XML 1.0 has no way to write most control characters
        out.writeCharacters(text.replaceAll("[\\p{Cntrl}&&[^\\t\\r\\n]]", " "));
        out.writeEndElement();
    }

    @FunctionalInterface
    private interface Content {
        void write(XMLStreamWriter out) throws XMLStreamException;
    }

    private static String envelope(String message, Content content) {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter out = FACTORY.createXMLStreamWriter(text);
            out.writeStartDocument("UTF-8", "1.0");
            out.writeStartElement("soapenv", "Envelope", ENVELOPE);
            out.writeNamespace("soapenv", ENVELOPE);
            out.writeNamespace("pafn", MESSAGES);
            out.writeEmptyElement("soapenv", "Header", ENVELOPE);
            out.writeStartElement("soapenv", "Body", ENVELOPE);
            out.writeStartElement("pafn", message, MESSAGES);
            content.write(out);
            out.writeEndDocument();
            out.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }
}
