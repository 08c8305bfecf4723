package it.portaledgst.domain.catalogue;

import it.portaledgst.domain.Creditor;
import it.portaledgst.domain.Creditors;
import it.portaledgst.domain.WrongSetting;
import org.springframework.stereotype.Component;

/** To whom a service is paid. Catalogue and settings must agree before anybody pays. */
@Component
public class ServiceCreditors {

    private final Creditors creditors;

    ServiceCreditors(Catalogue catalogue, Creditors creditors) {
        this.creditors = creditors;
        catalogue.all().forEach(this::of);
        for (var creditor : creditors.creditors()) {
            for (var code : creditor.ibans().keySet()) {
                if (catalogue.find(code).filter(service -> of(service).equals(creditor)).isEmpty()) {
                    throw new WrongSetting("the creditor " + creditor.key() + " has an iban for " + code
                            + ", which is no service of its own.");
                }
            }
        }
    }

    public Creditor of(ServiceEntry service) {
        return creditors.withKey(service.creditor()).orElseThrow(() -> new WrongSetting("the service " + service.code()
                + " is to be paid to the creditor " + service.creditor() + ", which portale.creditors does not have."));
    }
}
