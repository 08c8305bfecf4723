package it.portaledgst.domain;

import it.portaledgst.domain.payment.PaymentRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose money this portal asks for. Every program of the portal must be given the same list: what one of them issues,
 * another answers for. The first is the one of services that name none.
 */
@ConfigurationProperties("portale")
public record Creditors(List<Creditor> creditors) {

    public Creditors {
        if (creditors == null || creditors.isEmpty()) {
            throw new WrongSetting("portale.creditors is empty: there is nobody to pay to.");
        }
        creditors = List.copyOf(creditors);
        different(creditors, "key", Creditor::key);
        different(creditors, "fiscal-code", Creditor::fiscalCode);
    }

    public Creditor first() {
        return creditors.getFirst();
    }

    /** @param key null for the first */
    public Optional<Creditor> withKey(String key) {
        return key == null ? Optional.of(first()) : creditors.stream().filter(creditor -> creditor.key().equals(key)).findFirst();
    }

    public Optional<Creditor> withFiscalCode(String fiscalCode) {
        return creditors.stream().filter(creditor -> creditor.fiscalCode().equals(fiscalCode)).findFirst();
    }

    /** @throws WrongSetting when the creditor of the request has been taken off the list */
    public Creditor of(PaymentRequest request) {
        return withFiscalCode(request.creditorFiscalCode()).orElseThrow(() -> new WrongSetting("the notice " + request.noticeCode()
                + " belongs to the creditor " + request.creditorFiscalCode() + ", which is not in portale.creditors: put it back."));
    }

    private static void different(List<Creditor> creditors, String setting, Function<Creditor, String> value) {
        Set<String> seen = new HashSet<>();
        for (var creditor : creditors) {
            if (!seen.add(value.apply(creditor))) {
                throw new WrongSetting("two creditors of portale.creditors have the " + setting + " " + value.apply(creditor) + ".");
            }
        }
    }
}
