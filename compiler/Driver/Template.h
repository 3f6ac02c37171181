//===- Template.h - The templates of -f -------------------------*- C++ -*-===//
//
// The part of Go's text/template that `go list -f` is used with, over JSON
// values: {{.Field.Field}}, {{.}}, {{join .List "separator"}}, {{len .List}},
// {{not .X}}, {{if X}}...{{else}}...{{end}}, {{range X}}...{{else}}...{{end}},
// string literals, and {{- -}} trimming.
//
//===----------------------------------------------------------------------===//

#ifndef ZOKOR_DRIVER_TEMPLATE_H
#define ZOKOR_DRIVER_TEMPLATE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/raw_ostream.h"

#include <memory>
#include <string>
#include <vector>

namespace zokor::driver {

class Template {
public:
  /// False and a message for what is not understood.
  bool parse(llvm::StringRef Text, std::string &Error);
  /// Fields that Data does not have are empty.
  void execute(const llvm::json::Value &Data, llvm::raw_ostream &OS) const;
  /// The first names of all field chains, for checking.
  const std::vector<std::string> &fields() const { return Fields; }

private:
  struct Node {
    enum { Text, Print, If, Range } Kind = Text;
    std::string Literal;            ///< Text
    std::vector<std::string> Words; ///< the pipeline
    std::vector<Node> Body, Else;
  };
  struct Parser;
  static llvm::json::Value evaluate(llvm::ArrayRef<std::string> Words,
                                    const llvm::json::Value &Dot);
  static void run(const std::vector<Node> &Nodes, const llvm::json::Value &Dot,
                  llvm::raw_ostream &OS);

  std::vector<Node> Nodes;
  std::vector<std::string> Fields;
};

} // namespace zokor::driver

#endif // ZOKOR_DRIVER_TEMPLATE_H
