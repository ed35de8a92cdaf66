//! Labels of contact data, addresses, dates and ages: other rules find those; here they end an identifier's
//! label and tell the category of a number found otherwise.

use super::table::Labels;
use crate::Category;

pub(super) const PHONE: Labels = near(
    Category::Phone,
    "phone,caller id,call,telephone,tel,mobile,cell,cellphone,cell phone,home phone,work phone,ph,pager,bleep,pgr,beeper,callback,\
     call back,cb,ext,extn,extension,phone number,phone no,mob,hotline,contact number,voicemail,whatsapp,landline,\
     direct line,switchboard,callback number,spectralink,vocera",
);
pub(super) const FAX: Labels = near(Category::Fax, "fax,fax no,fax number,facsimile,efax");
pub(super) const EMAIL: Labels = near(Category::Email, "email,e mail,mailto");
pub(super) const URL: Labels = near(Category::Url, "url,website,web,link,http,https,www");
pub(super) const ADDRESS: Labels =
    near(Category::IPAddress, "ip address,ip addr,mac,mac address,host,ipv4,ipv6");
pub(super) const USERNAME: Labels = near(
    Category::Username,
    "user,username,user id,userid,login,login id,logon,user name,handle,screen name",
);
pub(super) const STREET: Labels = near(
    Category::Street,
    "address,addr,street,street address,home address,mailing address,po box,apt,suite",
);
pub(super) const ZIP: Labels =
    near(Category::Zip, "zip,zip code,zipcode,postcode,postal code,eircode,plz,pin code area");
pub(super) const DATE: Labels = near(
    Category::Date,
    "dob,d o b,date,date of birth,birth date,birthdate,born,admitted,discharged,dos,date of service,expires,exp,\
     expiry,collected,received,reported,dated,admit date,discharge date,deceased,dod",
);
pub(super) const AGE: Labels = near(Category::Age, "age,aged");

const fn near(category: Category, near: &'static str) -> Labels {
    Labels { category, strong: "", medium: "", weak: "", near }
}
