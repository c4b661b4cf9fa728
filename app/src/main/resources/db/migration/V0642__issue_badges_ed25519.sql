-- A badge with the other Data Integrity cryptosuite (eddsa-rdfc-2022) is one more form of a credential.
alter table issue.copy_order drop constraint copy_order_form_check;
alter table issue.copy_order add constraint copy_order_form_check
    check (form in ('dc+sd-jwt', 'jwt_vc_json', 'ldp_vc', 'ldp_vc+eddsa'));
alter table issue.planned drop constraint planned_format_check;
alter table issue.planned add constraint planned_format_check
    check (format in ('edc', 'dc+sd-jwt', 'jwt_vc_json', 'ldp_vc', 'ldp_vc+eddsa'));
