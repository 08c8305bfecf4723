package it.portaledgst.sandbox.world;

import com.samskivert.mustache.Mustache;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the pages' templates are read: an absent or empty value is written as nothing and opens no section. */
@Configuration(proxyBeanMethods = false)
class PageTemplates {

    @Bean
    Mustache.Compiler mustacheCompiler(Mustache.TemplateLoader loader) {
        return Mustache.compiler().withLoader(loader).emptyStringIsFalse(true).defaultValue("");
    }
}
