package org.tessera.issue;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tessera.WholeApplication;
import org.tessera.certify.Certificates;
import org.tessera.certify.CertificationDay;

/** What tests need that begin with a credential which was really issued. */
abstract class AfterIssuing extends WholeApplication {
    @Autowired
    CertificationDay day;

    @Autowired
    Certificates certificates;

    @Autowired
    Credentials credentials;

    @Autowired
    IssuedSoon soon;

    @Autowired
    MockMvcTester browser;

    @Autowired
    JdbcClient jdbc;
}
