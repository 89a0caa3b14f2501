// SPDX-License-Identifier: ISC
// What starting and reaping any program costs: a static program that only exits.
int main() { return 0; }
