package it.portaledgst.workers.pagopa;

import it.portaledgst.domain.payment.PaymentRequest;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Messages as pagoPA's node writes them. */
final class Messages {

    private static final String STATION = """
            <idPA>80230390587</idPA><idBrokerPA>80230390587</idBrokerPA><idStation>80230390587_01</idStation>""";

    private Messages() {
    }

    static String of(Operation operation, PaymentRequest request) {
        var notice = request.noticeCode().value();
        return switch (operation) {
            case paVerifyPaymentNotice -> verify(notice);
            case paGetPayment -> get(notice);
            case paGetPaymentV2 -> getV2(notice);
            case paSendRT, paSendRTV2 -> send(request, PaForNodeTest.newReceiptId(), operation == Operation.paSendRTV2);
            case paDemandPaymentNotice -> demand();
        };
    }

    static String verify(String notice) {
        return envelope("paVerifyPaymentNoticeReq", STATION + qrCode(notice));
    }

    static String get(String notice) {
        return envelope("paGetPaymentReq", STATION + qrCode(notice));
    }

    static String getV2(String notice) {
        return envelope("paGetPaymentV2Request", STATION + qrCode(notice)
                + "<amount>1.00</amount><paymentNote>cart</paymentNote><transferType>PAGOPA</transferType>");
    }

    static String demand() {
        return envelope("paDemandPaymentNoticeRequest", STATION + "<idServizio>00001</idServizio>"
                + "<idSoggettoServizio>00001</idSoggettoServizio>"
                + "<datiSpecificiServizioRequest>PHNlcnZpY2UvPg==</datiSpecificiServizioRequest>");
    }

    static String sendV2(PaymentRequest request, String receiptId) {
        return send(request, receiptId, true);
    }

    static String send(PaymentRequest request, String receiptId, boolean v2) {
        return envelope(v2 ? "paSendRTV2Request" : "paSendRTReq", STATION + """
                <receipt>
                  <receiptId>%s</receiptId>
                  <noticeNumber>%s</noticeNumber>
                  <fiscalCode>80230390587</fiscalCode>
                  <outcome>OK</outcome>
                  <creditorReferenceId>%s</creditorReferenceId>
                  <paymentAmount>%s</paymentAmount>
                  <description>%s</description>
                  <companyName>Ministero delle Imprese e del Made in Italy</companyName>
                  <debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>
                    <entityUniqueIdentifierValue>RSSMRA80A01H501U</entityUniqueIdentifierValue></uniqueIdentifier>
                    <fullName>Mario Rossi</fullName><e-mail>mario@posta.example</e-mail></debtor>
                  <transferList><transfer><idTransfer>1</idTransfer><transferAmount>%s</transferAmount>
                    <fiscalCodePA>80230390587</fiscalCodePA>%s<IBAN>IT60X0542811101000000123456</IBAN>
                    <remittanceInformation>/RFB/</remittanceInformation><transferCategory>9/0712110AP/</transferCategory>
                    <metadata><mapEntry><key>a</key><value>b</value></mapEntry></metadata></transfer></transferList>
                  <idPSP>PSPPROVA</idPSP><pspFiscalCode>12345678903</pspFiscalCode><PSPCompanyName>PSP di prova</PSPCompanyName>
                  <idChannel>12345678903_01</idChannel><channelDescription>app</channelDescription>
                  <payer><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType>
                    <entityUniqueIdentifierValue>ANONIMO</entityUniqueIdentifierValue></uniqueIdentifier>
                    <fullName>Anna Bianchi</fullName></payer>
                  <paymentMethod>creditCard</paymentMethod>%s<fee>1.50</fee>
                  <paymentDateTime>2026-07-02T10:15:30</paymentDateTime>
                  <applicationDate>2026-07-02</applicationDate><transferDate>2026-07-03+02:00</transferDate>
                  <standIn>false</standIn>
                </receipt>""".formatted(receiptId, request.noticeCode().value(), request.noticeCode().iuv(),
                request.amount().toPlainString(), request.description(), request.amount().toPlainString(),
                v2 ? "<companyName>Ministero</companyName>" : "", v2 ? "<paymentNote>cart</paymentNote>" : ""));
    }

    /** A receipt of version 2 with so many transfers, all to the creditor's own account. */
    static String inTransfers(PaymentRequest request, String receiptId, List<String> amounts, BigDecimal paid) {
        var one = Pattern.compile("<transfer>.*</transfer>", Pattern.DOTALL).matcher(sendV2(request, receiptId));
        return one.replaceFirst(transfer -> IntStream.range(0, amounts.size()).mapToObj(i -> transfer.group()
                        .replace("<idTransfer>1", "<idTransfer>" + (i + 1))
                        .replaceFirst("<transferAmount>[0-9.]+", "<transferAmount>" + amounts.get(i))).collect(Collectors.joining()))
                .replaceFirst("<paymentAmount>[0-9.]+", "<paymentAmount>" + paid.setScale(2).toPlainString());
    }

    static String envelope(String root, String content) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:pafn="%s">
                <soapenv:Header/><soapenv:Body><pafn:%s>%s</pafn:%s></soapenv:Body></soapenv:Envelope>
                """.formatted(Operation.NAMESPACE, root, content, root);
    }

    private static String qrCode(String notice) {
        return "<qrCode><fiscalCode>80230390587</fiscalCode><noticeNumber>" + notice + "</noticeNumber></qrCode>";
    }
}
