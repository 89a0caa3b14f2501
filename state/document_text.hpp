// SPDX-License-Identifier: ISC
// The bytes of a registry document: copied, or, where that is allowed and worth it, the file itself mapped. New memory
// costs a page fault for every 4 KiB that are read into it; the pages of the file are there already.
//
// Documents are replaced and never written in place, so a mapping does not change. Somebody who ignores the protocol
// may shorten the file all the same. Its pages are gone then and to look at them ends the process: with a message and
// status 1, as a command that can't go on. A pane host must not end like that, so it never maps.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "state/error.hpp"

namespace state {

enum class DocumentReading : std::uint8_t { copied, mapped };
// Of this process; copied until it is said. Before there are threads.
void set_document_reading(DocumentReading reading);
// For a forked child that lives long: the documents of its parent are not there any more, and none is mapped again.
void unmap_documents_in_child();

class DocumentText {
 public:
  DocumentText() = default;
  explicit DocumentText(std::string text) : copied_(std::move(text)) {}
  // A file of `size` bytes from its start. Error: io.
  static Result<DocumentText> read(int fd, std::uint64_t size, const std::string& path);

  DocumentText(DocumentText&& other) noexcept;
  DocumentText& operator=(DocumentText&& other) noexcept;
  ~DocumentText();

  // Moves with the object when it is short: take views of it where it stays.
  std::string_view view() const { return mapped_ != nullptr ? std::string_view(mapped_, size_) : copied_; }

 private:
  std::string copied_;
  const char* mapped_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace state
