#!/bin/sh
# Makes the sample's certificates anew (openssl is needed for this only, never at run time).
#
# The key of the authority is thrown away at the end: nobody can sign anything more in its name, and its name
# constraint limits it to yunxi.example, a reserved name (RFC 2606). The dates suit the sample's reference date
# 2026-11-20: `lapsed` ends the day before it, `lapsing` twenty days after it; the others never change.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

openssl genrsa -out not-secret.key 2048
openssl ecparam -name prime256v1 -genkey -noout -out "$work/ca.key"
cat >"$work/ca.cnf" <<EOF
[ca]
default_ca = here
[here]
database = $work/index.txt
new_certs_dir = $work
serial = $work/serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[req]
distinguished_name = name
[name]
[authority]
basicConstraints = critical,CA:true,pathlen:0
keyUsage = critical,keyCertSign
nameConstraints = critical,permitted;DNS:yunxi.example
subjectKeyIdentifier = hash
[wild]
subjectAltName = DNS:*.yunxi.example
[other]
subjectAltName = DNS:elsewhere.yunxi.example
EOF
: >"$work/index.txt"
echo 01 >"$work/serial"

openssl req -new -config "$work/ca.cnf" -key "$work/ca.key" -subj "/CN=Mingjian sample authority" -out "$work/ca.csr"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile "$work/ca.key" -in "$work/ca.csr" \
    -extensions authority -startdate 20150101000000Z -enddate 20991231000000Z -out authority.pem

leaf() { # name, extensions, first day, last day
    openssl req -new -config "$work/ca.cnf" -key not-secret.key -subj "/CN=yunxi.example" -out "$work/leaf.csr"
    openssl ca -batch -notext -config "$work/ca.cnf" -cert authority.pem -keyfile "$work/ca.key" \
        -in "$work/leaf.csr" -extensions "$2" -startdate "$3" -enddate "$4" -out "$1.pem"
}
leaf valid wild 20150101000000Z 20991231000000Z
leaf expired wild 20190101000000Z 20200101000000Z
leaf lapsed wild 20150101000000Z 20261119040000Z
leaf lapsing wild 20150101000000Z 20261210040000Z
leaf misnamed other 20150101000000Z 20991231000000Z

openssl req -new -config "$work/ca.cnf" -key not-secret.key -subj "/CN=yunxi.example" -out "$work/leaf.csr"
openssl ca -batch -notext -selfsign -config "$work/ca.cnf" -keyfile not-secret.key -in "$work/leaf.csr" \
    -extensions wild -startdate 20150101000000Z -enddate 20991231000000Z -out selfmade.pem
openssl dhparam -out weak-dh.pem 1024
chmod 644 not-secret.key
