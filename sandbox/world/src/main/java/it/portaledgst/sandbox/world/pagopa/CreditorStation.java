package it.portaledgst.sandbox.world.pagopa;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import it.portaledgst.sandbox.world.pagopa.PaymentData.MapEntry;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Subject;
import it.portaledgst.sandbox.world.pagopa.PaymentData.Transfer;
import it.portaledgst.sandbox.world.pagopa.SoapAnswer.Malformed;

/** The creditor's SOAP services, called the way the Nodo calls them, with its checks on the answers. */
final class CreditorStation implements AutoCloseable {

    private final PagopaSettings settings;
    private final SoapRequests requests;
    private final HttpClient http;

    CreditorStation(PagopaSettings settings, SoapRequests requests) {
        this.settings = settings;
        this.requests = requests;
        this.http = settings.identification().onto(HttpClient.newBuilder())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(3))
                .build();
    }

    Offer verify(Notice notice) throws NotPayable {
        String answer = call("paVerifyPaymentNotice", requests.verify(notice), settings.readTimeout());
        try {
            SoapAnswer message = accepted(SoapAnswer.parse(answer, "paVerifyPaymentNoticeRes"));
            SoapAnswer option = message.child("paymentList").child("paymentOptionDescription");
            SoapAnswer.require(option.text("options").equals("EQ"), "options is not EQ");
            option.flag("allCCP");
            option.text("detailDescription");
            SoapAnswer.require(message.text("fiscalCodePA").equals(notice.creditor()), "fiscalCodePA is another creditor's");
            BigDecimal amount = option.amount("amount");
            SoapAnswer.require(amount.signum() > 0, "amount is zero");
            return new Offer(notice, amount, option.date("dueDate"), message.text("paymentDescription"),
                    message.text("companyName"), message.textOrNull("officeName"), false);
        } catch (Malformed e) {
            throw malformed(e);
        }
    }

    PaymentData getPayment(Notice notice, BigDecimal amount, String paymentNote) throws NotPayable {
        String answer = call("paGetPaymentV2", requests.getPayment(notice, amount, paymentNote), settings.readTimeout());
        try {
            SoapAnswer data = accepted(SoapAnswer.parse(answer, "paGetPaymentV2Response")).child("data");
            PaymentData payment = new PaymentData(data.text("creditorReferenceId"), data.amount("paymentAmount"),
                    data.date("dueDate"), data.text("description"), data.text("companyName"), data.textOrNull("officeName"),
                    subject(data.child("debtor")), transfers(data.child("transferList")), metadata(data));
            check(notice, payment);
            return payment;
        } catch (Malformed e) {
            throw malformed(e);
        }
    }

    private static void check(Notice notice, PaymentData payment) throws Malformed, NotPayable {
        SoapAnswer.require(payment.creditorReferenceId().equals(notice.iuv()), "creditorReferenceId is not the notice's IUV");
        SoapAnswer.require(payment.paymentAmount().signum() > 0, "paymentAmount is zero");
        BigDecimal sum = payment.transfers().stream().map(Transfer::transferAmount).reduce(BigDecimal.ZERO, BigDecimal::add);
        SoapAnswer.require(sum.compareTo(payment.paymentAmount()) == 0, "the transfers do not add up to paymentAmount");
        Set<Integer> ids = new HashSet<>();
        for (Transfer transfer : payment.transfers()) {
            SoapAnswer.require(transfer.idTransfer() >= 1 && transfer.idTransfer() <= 5 && ids.add(transfer.idTransfer()),
                    "idTransfer is not a number from 1 to 5, each once");
            if (!validIban(transfer.iban())) {
                throw NotPayable.technical("PPT_IBAN_NON_CENSITO", "the IBAN of transfer " + transfer.idTransfer() + " is not valid");
            }
        }
    }

    /** ISO 13616: country and check digits moved to the end, letters as numbers, remainder 1 by 97. */
    private static boolean validIban(String iban) {
        if (!iban.matches("[A-Z]{2}\\d{2}[A-Z0-9]{11,30}")) {
            return false;
        }
        StringBuilder digits = new StringBuilder();
        (iban.substring(4) + iban.substring(0, 4)).chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)).intValue() == 1;
    }

    private static Subject subject(SoapAnswer subject) throws Malformed {
        SoapAnswer identifier = subject.child("uniqueIdentifier");
        return new Subject(identifier.text("entityUniqueIdentifierType"), identifier.text("entityUniqueIdentifierValue"),
                subject.text("fullName"), subject.textOrNull("streetName"), subject.textOrNull("civicNumber"),
                subject.textOrNull("postalCode"), subject.textOrNull("city"), subject.textOrNull("stateProvinceRegion"),
                subject.textOrNull("country"), subject.textOrNull("e-mail"));
    }

    private static List<Transfer> transfers(SoapAnswer list) throws Malformed {
        List<Transfer> transfers = new ArrayList<>();
        for (SoapAnswer transfer : list.children("transfer")) {
            SoapAnswer.require(!transfer.has("richiestaMarcaDaBollo"), "this stand-in sells no digital revenue stamps");
            String id = transfer.text("idTransfer");
            SoapAnswer.require(id.matches("[1-5]"), "idTransfer is not a number from 1 to 5");
            transfers.add(new Transfer(Integer.parseInt(id), transfer.amount("transferAmount"), transfer.text("fiscalCodePA"),
                    transfer.textOrNull("companyName"), transfer.text("IBAN"), transfer.text("remittanceInformation"),
                    transfer.text("transferCategory"), metadata(transfer)));
        }
        SoapAnswer.require(!transfers.isEmpty() && transfers.size() <= 5, "transferList has no transfer, or more than 5");
        return transfers;
    }

    private static List<MapEntry> metadata(SoapAnswer parent) throws Malformed {
        List<MapEntry> entries = new ArrayList<>();
        if (parent.has("metadata")) {
            for (SoapAnswer entry : parent.child("metadata").children("mapEntry")) {
                entries.add(new MapEntry(entry.text("key"), entry.text("value")));
            }
        }
        return entries;
    }

    /** OK without a fault goes on; KO with one is the creditor's refusal; anything else is malformed. */
    private static SoapAnswer accepted(SoapAnswer message) throws Malformed, NotPayable {
        String outcome = message.text("outcome");
        if (outcome.equals("KO")) {
            SoapAnswer fault = message.child("fault");
            fault.text("id");
            String description = fault.textOrNull("description");
            throw new NotPayable(fault.text("faultCode"),
                    fault.text("faultString") + (description == null ? "" : " (" + description + ")"));
        }
        SoapAnswer.require(outcome.equals("OK"), "outcome is neither OK nor KO");
        SoapAnswer.require(!message.has("fault"), "an OK with a fault");
        return message;
    }

    /** What became of one delivery of a receipt. */
    record Delivery(boolean answered, String answer) {

        /** A well-formed answer, OK or KO, is final; everything else is tried again. */
        static Delivery answered(String answer) {
            return new Delivery(true, answer);
        }

        static Delivery unanswered(String problem) {
            return new Delivery(false, problem);
        }

        /** The creditor has the receipt: it took it now, or says it had it already. */
        boolean taken() {
            return answered && (answer.equals("OK") || answer.startsWith("PAA_RECEIPT_DUPLICATA"));
        }
    }

    Delivery deliver(String receipt) {
        try {
            String answer = call("paSendRTV2", receipt, settings.receiptTimeout());
            accepted(SoapAnswer.parse(answer, "paSendRTV2Response"));
            return Delivery.answered("OK");
        } catch (Malformed e) {
            return Delivery.unanswered(malformed(e).getMessage());
        } catch (NotPayable e) {
            String text = e.faultCode() + ": " + e.getMessage();
            return e.technical() ? Delivery.unanswered(text) : Delivery.answered(text);
        }
    }

    private String call(String operation, String message, Duration timeout) throws NotPayable {
        HttpRequest request = settings.identification().onto(HttpRequest.newBuilder(settings.creditorAddress()))
                .timeout(timeout)
                .header("Content-Type", "text/xml; charset=utf-8")
                .header("SOAPAction", "\"" + operation + "\"")
                .POST(HttpRequest.BodyPublishers.ofString(message, StandardCharsets.UTF_8))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            if (response.statusCode() != 200) {
                throw NotPayable.technical("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE", "HTTP " + response.statusCode());
            }
            String type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
            if (!type.startsWith("text/xml")) {
                throw NotPayable.technical("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE", "content type '" + type + "' instead of text/xml");
            }
            return response.body();
        } catch (ConnectException e) {
            throw NotPayable.technical("PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE", "nobody answers at " + settings.creditorAddress());
        } catch (HttpTimeoutException e) {
            throw NotPayable.technical("PPT_STAZIONE_INT_PA_TIMEOUT", "no answer within " + timeout.toMillis() + " ms");
        } catch (IOException e) {
            throw NotPayable.technical("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE", "the connection broke: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NotPayable.technical("PPT_STAZIONE_INT_PA_TIMEOUT", "interrupted");
        }
    }

    private static NotPayable malformed(Malformed e) {
        return NotPayable.technical("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE", "malformed answer: " + e.getMessage());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
