package it.portaledgst.ui.shell;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mailbox of the portal's technical support. */
@Component
public class SupportAddress {

    private final String email;

    public SupportAddress(@Value("${portale.support-email}") String email) {
        this.email = email;
    }

    public String email() {
        return email;
    }
}
