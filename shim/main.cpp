// SPDX-License-Identifier: ISC
int main() { return 1; }
