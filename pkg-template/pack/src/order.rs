//! The order of a module's functions: by name, since what is named alike is made alike and packs well side by side.

use std::collections::HashMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, CustomSection, FunctionSection, Module};
use wasmparser::{
    CodeSectionReader, CustomSectionReader, FunctionSectionReader, KnownCustom, Name, Parser, Payload,
    TypeRef,
};

/// The module with its functions by name, and without the names.
pub fn by_name(wasm: &[u8]) -> Result<Vec<u8>, String> {
    let mut order = Order::of(wasm).map_err(|e| e.to_string())?;
    let mut module = Module::new();
    order.parse_core_module(&mut module, Parser::new(0), wasm).map_err(|e| e.to_string())?;
    Ok(module.finish())
}

struct Order {
    /// The functions that the module imports come before its own.
    imported: u32,
    /// Its own functions, in their new order.
    old: Vec<usize>,
    /// Where each is now.
    new: Vec<u32>,
}

impl Order {
    fn of(wasm: &[u8]) -> wasmparser::Result<Self> {
        let (mut imported, mut sizes, mut names) = (0, Vec::new(), HashMap::new());
        for payload in Parser::new(0).parse_all(wasm) {
            match payload? {
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
                Payload::CustomSection(section) => names.extend(function_names(&section)?),
                _ => {}
            }
        }
        let name = |i: usize| names.get(&(i as u32 + imported)).map_or("", |n| stem(n));
        let mut old: Vec<usize> = (0..sizes.len()).collect();
        old.sort_by_key(|&i| (name(i), sizes.get(i)));
        let mut places: Vec<(usize, u32)> = old.iter().copied().zip(0..).collect();
        places.sort_unstable();
        Ok(Self { imported, old, new: places.into_iter().map(|(_, new)| new).collect() })
    }

    /// Items of the module's own functions in their new order.
    fn sorted<'i, T>(&self, items: &'i [T]) -> impl Iterator<Item = &'i T> {
        self.old.iter().filter_map(|&i| items.get(i))
    }
}

/// The functions' names by index.
fn function_names<'w>(section: &CustomSectionReader<'w>) -> wasmparser::Result<Vec<(u32, &'w str)>> {
    let mut out = Vec::new();
    if let KnownCustom::Name(names) = section.as_known() {
        for name in names {
            if let Name::Function(functions) = name? {
                for function in functions {
                    let function = function?;
                    out.push((function.index, function.name));
                }
            }
        }
    }
    Ok(out)
}

/// A name without the hash that tells instances apart.
fn stem(name: &str) -> &str {
    name.rsplit_once("::h").filter(|(_, hash)| hash.len() == 16).map_or(name, |(stem, _)| stem)
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, index: u32) -> Result<u32, Error<Self::Error>> {
        let own = index.checked_sub(self.imported).and_then(|i| self.new.get(i as usize));
        Ok(own.map_or(index, |new| self.imported + new))
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<wasmparser::Result<Vec<u32>>>()?;
        for of in self.sorted(&types) {
            functions.function(*of);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<wasmparser::Result<Vec<_>>>()?;
        let sorted: Vec<_> = self.sorted(&bodies).cloned().collect();
        for body in sorted {
            self.parse_function_body(code, body)?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if section.name() != "name" {
            module.section(&CustomSection { name: section.name().into(), data: section.data().into() });
        }
        Ok(())
    }
}
